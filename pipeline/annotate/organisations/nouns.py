"""Organisations told by a noun in their name: Økonomiudvalget, Sygehus Sønderjylland, Kolding Havn, Université de Lyon, Nordlys ApS."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.annotate.capitals import Capital, adjacent, capitals
from pipeline.annotate.lists import first_names
from pipeline.annotate.municipalities.municipalities import place_ends, place_names
from pipeline.annotate.municipalities.patterns import FUNCTION_WORDS, KOMMUNE
from pipeline.annotate.organisations import patterns
from pipeline.annotate.titles import is_title
from pipeline.records import Span
from pipeline.text.gazetteer import unified
from pipeline.text.lemmas import is_word

_LONGEST_NAME = 7
_LONGEST_ACRONYM = 4
_COMPOUND_GAPS = frozenset({" og ", ", ", " ", " samt ", " & ", ", og "})
_AND = frozenset({" og ", ", og ", " & "})


class _Noun(NamedTuple):
    """What nouns a capitalised word is or ends in."""

    body: bool
    company: bool
    foreign: bool
    located: bool
    prefix: bool
    unit: bool
    opener: bool


class NounReader:
    """One text and its capitalised words.

    >>> [str(text[start:end]) for text in ["Udvalget for Børn og Unge mødte Lis Lab A/S"] for start, end in NounReader(text).names()]
    ['Udvalget for Børn og Unge', 'Lis Lab A/S']
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = capitals(text)
        self._blocked: frozenset[int] | None = None

    def names(self) -> Iterator[Span]:
        """The places of names, in the order of their nouns; they may overlap."""
        for index, word in enumerate(self._words):
            noun = _noun(word.text)
            if noun is not None:
                found = self._by_noun(index, noun)
            elif self._text.startswith(patterns.NORDIC_STARTS, word.end):
                found = self._nordic(index)
            elif self._text.startswith(patterns.SMALL_FORM_STARTS, word.end):
                found = self._small_form(index)
            elif word.text == "Region" and word.start not in self._inside_places():
                found = self._with_next(index, word.end + 1)
            else:
                continue
            if found is not None:
                yield self._with_tail(found)

    def _with_tail(self, name: Span) -> Span:
        """A name with the form of company or the second noun that follows it: a.m.b.a., Gymnasium & HF."""
        if self._text.startswith(patterns.SMALL_FORM_STARTS, name.end):
            form = patterns.SMALL_FORM.match(self._text, name.end)
            return Span(name.start, form.end()) if form else name
        owned = patterns.OWNED.match(self._text, name.end)
        if owned is not None and self._text[name.end - 1] == "s":
            return Span(name.start, owned.end())
        joined = patterns.AND_UNIT.match(self._text, name.end)
        is_unit = (
            base_form(self._text[name.start : name.end].rpartition(" ")[2]).lower().endswith(patterns.UNIT_ENDINGS)
        )
        return Span(name.start, joined.end()) if joined and is_unit else name

    def _by_noun(self, index: int, noun: _Noun) -> Span | None:
        """The name that a noun makes with the words around it; of a word that is several nouns the first that makes one."""
        found = self._opened(index) if noun.opener else None
        if found is None and noun.body:
            found = self._body(index)
        if found is None and noun.company:
            found = self._company(index)
        if found is None and noun.located:
            found = self._in_town(index)
        if found is None and noun.foreign:
            found = self._foreign(index)
        if found is None and noun.prefix:
            found = self._prefixed(index)
        if found is None and noun.unit:
            found = self._unit(index)
        return found

    def _body(self, index: int) -> Span | None:
        word = self._words[index]
        low = base_form(word.text).lower()
        is_for = base_form(word.text) in patterns.FOR_BODIES or low.endswith(patterns.FOR_ENDINGS)
        if is_for and (named := self._for(index)) is not None:
            return named
        if patterns.COUNCIL.fullmatch(word.text):
            return None
        first = self._first(index)
        if not low.endswith(patterns.BODY_ENDINGS) or (first == index and low in patterns.GENERIC_BODIES):
            return None
        return Span(self._words[first].start, self._branch_end(index))

    def _branch_end(self, index: int) -> int:
        """Where a name ends with the town or district of a branch: Socialtilsyn Øst, Business Center Bornholm."""
        word, following = self._words[index], self._following(index)
        if following is not None and (following.text in patterns.DIRECTIONS or self._is_place(following)):
            return following.end
        return word.end

    def _following(self, index: int) -> Capital | None:
        """The capital word that stands directly after a word."""
        following = self._words[index + 1] if index + 1 < len(self._words) else None
        return following if following is not None and adjacent(self._text, self._words[index], following) else None

    def _for(self, index: int) -> Span | None:
        """A body with the fields that it is for; a list of them reaches to what its "og" joins."""
        base = base_form(self._words[index].text)
        association = base.lower().endswith(patterns.SPECIFIC_ENDINGS) or base in patterns.FOR_BODIES
        joint = (patterns.ASSOCIATION_OF if association else patterns.FOR).match(self._text, self._words[index].end)
        joint = joint or patterns.FOR.match(self._text, self._words[index].end)
        if joint is not None and base.startswith("Udvalg") and not self._text[joint.end() : joint.end() + 1].isupper():
            fields = patterns.SMALL_FIELDS.match(self._text, joint.end())
            return Span(self._words[index].start, fields.end()) if fields else None
        if joint is None or index + 1 >= len(self._words) or self._words[index + 1].start != joint.end():
            return None
        last = index + 1
        for place in range(index + 2, min(len(self._words), index + 2 + _LONGEST_NAME)):
            gap = self._text[self._words[place - 1].end : self._words[place].start]
            if gap == " " or (gap == " og " and self._words[place - 1].text.endswith("-")):
                last = place if last == place - 1 else last
            elif gap in _AND:
                another = self._following(place) is not None or self._words[place].text.isupper()
                last = last if another else place
                break
            elif gap not in (", ", " i "):
                break
        return Span(self._words[index].start, self._words[last].end)

    def _company(self, index: int) -> Span | None:
        word, first = self._words[index], self._left(index)
        if first == index and word.text in patterns.LEADING_FORMS:
            last = self._right(index)
            return Span(word.start, self._words[last].end) if last > index else None
        end = word.end + ("." in word.text and self._text[word.end : word.end + 1] == ".")
        return Span(self._words[first].start, end) if first < index else None

    def _small_form(self, index: int) -> Span | None:
        form = patterns.SMALL_FORM.match(self._text, self._words[index].end)
        return Span(self._words[self._left(index)].start, form.end()) if form else None

    def _right(self, index: int) -> int:
        """The last of the capital words that stand directly after a word."""
        last = index
        while last - index < _LONGEST_NAME and (following := self._following(last)) and self._may_join(following):
            last += 1
        return last

    def _opened(self, index: int) -> Span | None:
        """A name that begins with an adjective or a genitive of a country, or with article and adjective, or is a club's."""
        word, following = self._words[index], self._following(index)
        first = self._left(index)
        if word.text in patterns.CLUBS and first < index and not _is_prefix(self._words[index - 1].text):
            return Span(self._words[first].start, word.end)
        if following is not None and is_title(following.text):
            body = self._following(index + 1)
            of_trade = body is not None and base_form(body.text) in patterns.TRADE_BODIES
            return Span(word.start, body.end) if body is not None and of_trade else None
        if following is None or not self._may_join(following):
            return None
        if word.text in patterns.CLUBS:
            return Span(word.start, self._words[self._right(index)].end)
        if word.text in patterns.ARTICLES:
            last = self._right(index)
            low = self._words[last].text.lower()
            is_name = patterns.ADJECTIVE.fullmatch(following.text) and last > index + 1
            return (
                Span(word.start, self._words[last].end)
                if is_name and not low.endswith(patterns.NOT_AFTER_ARTICLES)
                else None
            )
        if (
            following.text.endswith("-")
            or following.text in patterns.NOT_NATIONAL
            or base_form(following.text) in patterns.NOT_NATIONAL
        ):
            return None
        last = self._right(index)
        tail = patterns.NATIONAL_TAIL.match(self._text, self._words[last].end)
        return Span(word.start, tail.end() if tail else self._words[last].end)

    def _in_town(self, index: int) -> Span | None:
        first = self._left(index)
        joint = patterns.IN_TOWN.match(self._text, self._words[index].end)
        if joint is None or any(self._is_place(word) for word in self._words[first:index]):
            return None
        found = self._with_next(index, joint.end())
        in_region = found is not None and self._words[index + 1].text in patterns.STOP_WORDS
        return Span(self._words[first].start, found.end) if found and not in_region else None

    def _foreign(self, index: int) -> Span | None:
        first, last = self._left(index), index
        while last + 1 < len(self._words) and last - index < _LONGEST_NAME:
            word, following = self._words[last], self._words[last + 1]
            joint = patterns.FOREIGN_JOINT.match(self._text, word.end)
            if not adjacent(self._text, word, following) and not (joint and joint.end() == following.start):
                break
            last += 1
        end = self._words[last].end
        number = patterns.NUMBER.match(self._text, end) if self._words[last].text == "Nr" else None
        return (
            Span(self._words[first].start, number.end() if number else end) if last > index or first < index else None
        )

    def _prefixed(self, index: int) -> Span | None:
        """A noun and the capital words after it, of an association also those after "for" or "i".

        Nouns for any company or club ("Firmaet") say what the words after them name and are no part of the name.
        """
        following = self._following(index)
        named = following is not None and (
            following.text in patterns.CLUBS or following.text.lower().endswith(patterns.SPECIFIC_ENDINGS)
        )
        if named or base_form(self._words[index].text) in patterns.BARE_NOUNS:
            last = self._right(index)
            return Span(self._words[index + 1].start, self._words[last].end) if last > index else None
        last, association = index, self._words[index].text.lower().endswith(patterns.SPECIFIC_ENDINGS)
        while last + 1 < len(self._words) and last - index < _LONGEST_NAME:
            word, following = self._words[last], self._words[last + 1]
            joint = patterns.OF.match(self._text, word.end) if association else None
            gap = self._text[word.end : following.start]
            initials = gap == ". " and patterns.INITIALS.fullmatch(word.text) is not None
            joined = adjacent(self._text, word, following) or gap == " & " or initials
            if not (joined or (joint and joint.end() == following.start)):
                break
            if following.text in patterns.STOP_WORDS or is_title(following.text):
                break
            last += 1
        end = self._words[last].end
        number = patterns.TRAILING_NUMBER.match(self._text, end)
        return Span(self._words[index].start, number.end() if number else end) if last > index else None

    def _unit(self, index: int) -> Span | None:
        word = self._words[index]
        first = self._first(index)
        low = base_form(word.text).lower()
        if first < index and (low.endswith(patterns.UNIT_ENDINGS) or low in patterns.COUNTRY_BRANCHES):
            surname = low.endswith(patterns.SURNAME_ENDINGS) and self._words[first].text in first_names()
            return None if surname else Span(self._words[first].start, self._branch_end(index))
        if low.endswith(patterns.LOCAL_ENDINGS) and (not word.initial or low.endswith(patterns.SPECIFIC_ENDINGS)):
            located = self._in_town(index)
            if located is not None and not is_title(word.text):
                return located
        specific = low.endswith(patterns.LONE_ENDINGS) and low not in patterns.GENERIC_UNITS
        names = specific and (not word.initial or low.endswith(patterns.SPECIFIC_ENDINGS))
        return Span(word.start, word.end) if names else None

    def _nordic(self, index: int) -> Span | None:
        noun = patterns.NORDIC.match(self._text, self._words[index].end)
        return Span(self._words[self._left(index)].start, noun.end()) if noun else None

    def _with_next(self, index: int, start: int) -> Span | None:
        follows = index + 1 < len(self._words) and self._words[index + 1].start == start
        return Span(self._words[index].start, self._words[index + 1].end) if follows else None

    def _first(self, index: int) -> int:
        """The first word of the name that a noun ends, compound parts included: Børne- og Ungdomspsykiatrisk Center."""
        return self._compound_left(self._left(self._compound_left(index)))

    def _left(self, index: int) -> int:
        """The first of the capital words that stand directly before a word and may belong to its name."""
        first = index
        while first > 0 and index - first < _LONGEST_NAME:
            word = self._words[first - 1]
            gap = self._text[word.end : self._words[first].start]
            shortened = gap == ". " and (
                word.text in patterns.SHORTENED or (len(word.text) == 1 and not self._is_body(first))
            )
            joined = gap in (" ", "\u00a0", " & ") or shortened
            if not joined or not self._may_join(word):
                break
            first -= 1
        return first

    def _compound_left(self, index: int) -> int:
        """The first of the compound parts ("Social-, Sundheds- og") that lead up to a word."""
        first = index
        if index > 0 and patterns.HYPHENED.search(self._words[index].text) and self._gap(index) == " og ":
            return index - 1
        while first > 0 and self._words[first - 1].text.endswith("-"):
            if self._text[self._words[first - 1].end : self._words[first].start] not in _COMPOUND_GAPS:
                break
            first -= 1
        return first

    def _is_body(self, index: int) -> bool:
        return base_form(self._words[index].text).lower().endswith(patterns.BODY_ENDINGS)

    def _gap(self, index: int) -> str:
        return self._text[self._words[index - 1].end : self._words[index].start]

    def _may_join(self, word: Capital) -> bool:
        return not (
            base_form(word.text).capitalize() in patterns.STOP_WORDS
            or word.text.capitalize() in patterns.STOP_WORDS
            or (word.initial and word.text.lower() in FUNCTION_WORDS)
            or is_title(word.text)
            or patterns.COUNCIL.fullmatch(word.text)
            or word.text.endswith(patterns.PROJECT_NOUNS)
            or (word.text.isupper() and len(word.text) > _LONGEST_ACRONYM and is_word(word.text.lower()))
            or word.start in self._inside_places()
        )

    def _inside_places(self) -> frozenset[int]:
        """The characters of the full names of municipalities and regions: no part of an organisation's name."""
        if self._blocked is None:
            plain = unified(self._text)
            self._blocked = frozenset(
                place
                for match in place_names(self._text)
                if match.value.kind == "region" or KOMMUNE.match(plain, match.end)
                for place in range(match.start, match.end)
            )
        return self._blocked

    def _is_place(self, word: Capital) -> bool:
        return place_ends(self._text).get(word.start) == word.end


def _is_prefix(word: str) -> bool:
    return word in patterns.PREFIXES or word.lower().endswith(patterns.PREFIX_ENDINGS)


def base_form(word: str) -> str:
    """A word without its genitive ending, where it has one.

    >>> base_form("Sundhedsstyrelsens"), base_form("Campus")
    ('Sundhedsstyrelsen', 'Campus')
    """
    word = word.rstrip("'’")
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("ts", "ns", "ds", "gs", "ms", "es", "ls", "ks")) else word


@lru_cache(maxsize=20_000)
def _noun(word: str) -> _Noun | None:
    """The nouns in a word, None where it has none of those that make names."""
    base = base_form(word)
    low = base.lower()
    noun = _Noun(
        body=base in patterns.FOR_BODIES
        or (low.endswith((*patterns.BODY_ENDINGS, *patterns.FOR_ENDINGS)) and not low.endswith(patterns.NOT_BODIES)),
        company=base in patterns.COMPANY_FORMS,
        foreign=base in patterns.FOREIGN or low.endswith(patterns.FOREIGN_ENDINGS),
        located=base in patterns.LOCATED,
        prefix=_is_prefix(base),
        unit=low in patterns.COUNTRY_BRANCHES
        or (low.endswith((*patterns.UNIT_ENDINGS, *patterns.LOCAL_ENDINGS)) and not low.endswith(patterns.NOT_UNITS)),
        opener=word in patterns.NATIONAL or word in patterns.ARTICLES or word in patterns.CLUBS,
    )
    return noun if any(noun) else None
