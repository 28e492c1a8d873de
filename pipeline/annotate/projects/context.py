"""Projects that only the document around them shows to be such.

A name counts where two things speak for it: the words before it ("partnerne i X", "midler til X"), what is said of it ("X ledes af ...",
"X, som sluttede i ..."), that it is called a project ("X, et treårigt projekt"), or a definite "projektet" right after it that must mean
something; and where nothing tells it for a person, a place, an organisation or a programme. Titles of agenda items and headings count
where what stands under them speaks of a project and names none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.annotate.acronyms import abbreviates, is_acronym
from pipeline.annotate.mentions import mention_at, moved
from pipeline.annotate.merge import merge
from pipeline.annotate.projects import context_patterns as patterns
from pipeline.annotate.projects.patterns import CLOSING, EXPLANATION, MOST_SMALL_WORDS, NAME_END
from pipeline.annotate.projects.projects import NameReader, introduced, is_distinct, is_project_name, quoted_name
from pipeline.records import Block, Document, Mention, Span, Structure
from pipeline.text.sentences import split_sentences

_LONGEST_TITLE: Final = 9
_SCORE: Final = 0.8
_ENOUGH: Final = 2
_UNDER: Final = 6
"""Blocks under a title that tell what it names."""
_SECTION: Final = 900
_REACH: Final = 16
_BACK: Final = 8
_LONGEST_REST: Final = 80
_MOST_BILINGUAL: Final = 20
_BELOW: Final = 300
_KNOWN: Final = ("gazetteer:", "grammar:")
_GUESSED: Final = "grammar:organisations"
_OTHERS: Final = frozenset({"person", "municipality", "region", "programme", "organisation", "place", "law", "address"})


def projects_in_context(document: Document, structure: Structure, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The further projects that a document names, places counted in it.

    Args:
        document: its blocks in reading order.
        structure: the titles of its agenda items or of its article.
        mentions: all found so far, in any order.
    """
    if patterns.SPEAKS_OF_PROJECTS.search(document.text):
        yield from _Finder(document, structure, merge(mentions)).mentions()


class _Finder:
    def __init__(self, document: Document, structure: Structure, mentions: Sequence[Mention]) -> None:
        self.text = document.text
        self.blocks = document.content
        self.titles = {item.title_span for item in structure.meeting.items} if structure.meeting else set()
        self.article_title = structure.article.evidence.get("title") if structure.article else None
        self.known = [mention for mention in mentions if _is_other(mention)]
        self.ends = [mention.span.end for mention in self.known]
        self.programmes = [mention.span.start for mention in mentions if mention.entity_type == "programme"]
        self.projects = [mention for mention in mentions if mention.entity_type == "project"]
        self.named = sorted(mention.span.start for mention in self.projects)

    def mentions(self) -> Iterator[Mention]:
        yield from self._bilingual()
        yield from self._titles(with_cue=True)
        for block in self.blocks:
            for span in self._names_in(block):
                self._keep(span)
                yield from self._introduced(span)
        yield from self._titles(with_cue=False)

    def _titles(self, *, with_cue: bool) -> Iterator[Mention]:
        """The names in titles: in those that say so ("Status på X"), or in those that are nothing but a name."""
        for index, block in enumerate(self.blocks):
            if (patterns.TITLE_CUE.match(block.text) is not None) == with_cue:
                title = self._name_of_title(block, self.blocks[index + 1 : index + 1 + _UNDER])
                if title is not None:
                    self._keep(title)
                    yield from self._introduced(title)

    def _keep(self, span: Span) -> None:
        self.named.insert(bisect_left(self.named, span.start), span.start)

    def _bilingual(self) -> Iterator[Mention]:
        """Of names in two languages ("Freitag ohne Grenzen - Fredag uden grænser") the part that the document uses alone."""
        bilingual = {mention.text: mention for mention in self.projects if patterns.DASH.search(mention.text)}
        for mention in list(bilingual.values())[:_MOST_BILINGUAL]:
            parts = patterns.DASH.split(mention.text)
            for part in parts if len(parts) > 1 else ():
                alone = [
                    match
                    for match in re.finditer(re.escape(part), self.text)
                    if not _inside(match.start(), mention.span)
                ]
                if " " not in part or not alone:
                    continue
                yield replace(mention, attributes={**mention.attributes, "full_name": mention.text, "refers_to": part})
                for match in alone:
                    yield mention_at(self.text, *match.span(), "project", "grammar:projects", score=_SCORE)

    def _introduced(self, span: Span) -> Iterator[Mention]:
        start = max(0, span.start - 1)
        around = self.text[start : span.end + 130]
        name = Span(span.start - start, span.end - start)
        for mention in introduced(around, name, _SCORE):
            yield moved(mention, start)

    def _names_in(self, block: Block) -> Iterator[Span]:
        end = block.span.end
        if not patterns.TALK.search(self.text, block.span.start, end + _BELOW) and not self._has_programme(
            block.span.start, end
        ):
            return
        sentences = split_sentences(block.text)
        reader: NameReader | None = None
        for index, place in enumerate(sentences):
            sentence = block.text[slice(*place)]
            following = sentences[index + 1] if index + 1 < len(sentences) else None
            after = (
                block.text[following.start : following.start + _BELOW]
                if following
                else self.text[block.span.end : block.span.end + _BELOW]
            )
            talk = patterns.DEFINITE.search(sentence) or patterns.DEFINITE.search(after)
            speaks = bool(talk) or self._has_programme(block.span.start + place.start, block.span.start + place.end)
            if not speaks and not patterns.PAID_OR_LED.search(sentence):
                continue
            reader = reader or NameReader(block.text)
            yield from self._abbreviated(reader, place, block)
            for slot in patterns.SLOT.finditer(block.text, place.start, place.end):
                found = self._after_slot(
                    reader, slot.end(), is_noun=slot["noun"] is not None, refers=bool(talk), block=block
                )
                if found is not None:
                    yield found
            subject = self._subject(reader, place.start, block, refers=bool(talk))
            if subject is not None:
                yield subject
            if patterns.STARTS_DEFINITE.match(after):
                yield from self._antecedent(reader, place, block)

    def _after_slot(self, reader: NameReader, start: int, *, is_noun: bool, refers: bool, block: Block) -> Span | None:
        """The project's name that begins behind words that stand before such names."""
        name = reader.read_whole_name(start)
        if name is None:
            return None
        span, text = name.span, block.text
        longer = self._up_to_clause(text, span)
        weight = _weight(text, longer) if longer else 0
        if longer is None or weight == 0:
            longer, weight = span, _weight(text, span)
        printed = text[slice(*longer)]
        names_it = patterns.NAMES.search(text, max(0, start - _REACH), start) is not None
        if (weight == 0 and not names_it and not is_distinct(printed)) or patterns.CALLED_PROJECT.search(printed):
            return None
        weight += (
            is_noun
            + refers * (is_noun or is_distinct(printed))
            + (text[start : start + 1] in tuple(CLOSING))
            + _is_coined(printed)
        )
        if weight < _ENOUGH or not self._is_free(
            longer, block.span.start, sure=weight > _ENOUGH or (is_noun and refers)
        ):
            return None
        return Span(longer.start + block.span.start, longer.end + block.span.start)

    def _antecedent(self, reader: NameReader, place: Span, block: Block) -> Iterator[Span]:
        """The one unknown name of a sentence that the next sentence takes up as "projektet"."""
        by = block.span.start
        at = bisect_left(self.named, place.start + by)
        if at < len(self.named) and self.named[at] < place.end + by:
            return
        found: list[Span] = []
        for word in reader.words_in(place):
            if found and word.start < found[-1].end:
                continue
            name = reader.read_name(word.start, in_list=False)
            if name is not None and name.span.start == word.start and self._may_be_taken_up(block, name.span):
                found.append(name.span)
        if len(found) == 1:
            yield Span(found[0].start + by, found[0].end + by)

    def _may_be_taken_up(self, block: Block, span: Span) -> bool:
        """Whether a name is coined with small letters in it (NetLoop) and nothing else is known of it: acronyms are too often bodies."""
        name = block.text[slice(*span)]
        coined = _is_coined(name) and not name.isupper() and not patterns.CALLED_PROJECT.search(name)
        return (
            coined
            and block.text[span.start - 1 : span.start] != "("
            and self._is_free(span, block.span.start, sure=True)
        )

    def _abbreviated(self, reader: NameReader, place: Span, block: Block) -> Iterator[Span]:
        """Names with their acronym in brackets, beside words that refer to a project."""
        for bracket in EXPLANATION.finditer(block.text, *place):
            first = reader.first_of_name_ending(bracket.start())
            if first is not None and (opener := patterns.OPENER.match(block.text, first)):
                first = opener.end()
            if first is None or not is_acronym(bracket["long"]):
                continue
            span = Span(first, bracket.start())
            name = block.text[slice(*span)]
            listed = patterns.AMONG_OTHERS.search(block.text[max(0, first - _BACK) : first]) is not None
            said = not listed and " " in name and abbreviates(bracket["long"], name) and is_project_name(name)
            if said and self._is_free(span, block.span.start, sure=True):
                yield Span(span.start + block.span.start, span.end + block.span.start)

    def _up_to_clause(self, text: str, span: Span) -> Span | None:
        """A name written like a sentence, small words included, where it ends before a clause on it."""
        stop = NAME_END.search(text, span.end, min(len(text), span.end + _LONGEST_REST))
        if stop is None or stop.start() == span.end or text[stop.start() : stop.start() + 1] not in (",", " "):
            return None
        words = text[span.end : stop.start()].split()
        return (
            Span(span.start, stop.start()) if len(words) <= MOST_SMALL_WORDS and " " not in text[slice(*span)] else None
        )

    def _subject(self, reader: NameReader, start: int, block: Block, *, refers: bool) -> Span | None:
        """The project's name that a sentence begins with and of which it says what is said of projects alone."""
        name = reader.read_name(start, in_list=False)
        if name is None:
            return None
        after = _past_bracket(block.text, name.span.end)
        said = (
            patterns.PAID_OR_LED.match(block.text, after)
            or patterns.APPOSITION.match(block.text, after)
            or patterns.NAMING_CLAUSE.match(block.text, after)
            or (refers and patterns.DIRECTLY_SAID.match(block.text, after))
        )
        named = _has_capitals(block.text[slice(*name.span)]) or patterns.NAMING_CLAUSE.match(block.text, after)
        if said and named and self._is_free(name.span, block.span.start):
            return Span(name.span.start + block.span.start, name.span.end + block.span.start)
        return None

    def _name_of_title(self, block: Block, under: Sequence[Block]) -> Span | None:
        """The name in the title of an item or section, where what stands under it speaks of a project that has no other name."""
        if block.kind == "table_row" or len(block.text) > 160 or not self._heads_project(block, under):
            return None
        cue = patterns.TITLE_CUE.match(block.text)
        start = cue.end() if cue else 0
        quoted = quoted_name(block.text, start)
        if quoted is not None:
            start, end = quoted
        else:
            bare = patterns.BARE_TITLE.fullmatch(block.text) if cue is None else None
            if cue is None and (bare is None or block.kind == "list_item" or block.span == self.article_title):
                return None
            start = bare.start("name") if bare else start
            stop = EXPLANATION.search(block.text, start) or patterns.TITLE_END.search(block.text, start)
            end = stop.start() if stop else len(block.text)
        name = block.text[start:end]
        words = name.split()
        distinct = is_distinct(name) if cue else _is_written_as_name(name)
        span = Span(start, end)
        if (
            not words
            or len(words) > _LONGEST_TITLE
            or patterns.NOT_TITLES.fullmatch(name)
            or not distinct
            or not is_project_name(name)
        ):
            return None
        if not self._is_free(span, block.span.start, sure=cue is not None):
            return None
        return Span(start + block.span.start, end + block.span.start)

    def _heads_project(self, block: Block, under: Sequence[Block]) -> bool:
        is_title = block.kind == "heading" or any(
            block.span.start <= title.start < block.span.end for title in self.titles
        )
        if not is_title and not patterns.TITLE_CUE.match(block.text):
            return False
        end = under[-1].span.end if under else block.span.end
        if bisect_left(self.named, block.span.start) < bisect_left(self.named, end):
            return False
        words = self.text[block.span.end : min(end, block.span.end + _SECTION)]
        says = patterns.LEADING_WORDS.search(words) is not None
        return says and (self._has_programme(block.span.end, end) or "rojekt" in self.text[block.span.start : end])

    def _has_programme(self, start: int, end: int) -> bool:
        place = bisect_left(self.programmes, start)
        return place < len(self.programmes) and self.programmes[place] < end

    def _is_free(self, span: Span, by: int, *, sure: bool = False) -> bool:
        """Whether no part of a name of a block is known for something else, or for a project already.

        What only grammar takes for an organisation gives way where much speaks for a project, but not where it ends like a body.
        """
        start, end = span.start + by, span.end + by
        place = bisect_left(self.ends, start + 1)
        while place < len(self.known) and self.known[place].span.start < end:
            other = self.known[place]
            if not (sure and other.method == _GUESSED and not patterns.INSTITUTION.search(other.text)):
                return False
            place += 1
        at = bisect_left(self.named, start)
        return not (at < len(self.named) and self.named[at] < end)


def _is_other(mention: Mention) -> bool:
    """Whether a mention is, for sure, something else than a project."""
    return mention.entity_type in _OTHERS and (
        (mention.method.startswith(_KNOWN) and "refers_to" not in mention.attributes)
        or (mention.entity_type == "person" and " " in mention.text)
    )


def _weight(text: str, span: Span) -> int:
    """How much the words after a name speak for a project."""
    bracket = EXPLANATION.match(text, span.end)
    after = _past_bracket(text, span.end)
    said = (
        patterns.APPOSITION.match(text, after)
        or patterns.NAMING_CLAUSE.match(text, after)
        or patterns.SAID_IN_CLAUSE.match(text, after)
        or patterns.PAID_OR_LED.match(text, after)
    )
    weight = 2 if said else 1 if patterns.DIRECTLY_SAID.match(text, after) else 0
    several = is_distinct(text[slice(*span)])
    return weight + (several and bracket is not None) if several or said else 0


def _past_bracket(text: str, end: int) -> int:
    end += text[end : end + 1] in CLOSING and text[end : end + 1] != ""
    bracket = EXPLANATION.match(text, end)
    return bracket.end() if bracket else end


def _inside(place: int, span: Span) -> bool:
    return span.start <= place < span.end


def _has_capitals(name: str) -> bool:
    """Whether a name is coined or has a capital on two words at least: no ordinary words that begin a sentence."""
    return _is_coined(name) or sum(word[0].isupper() and not word.startswith("EU") for word in name.split()) > 1


def _is_coined(name: str) -> bool:
    return " " not in name and len(name) > 3 and sum(letter.isupper() for letter in name) > 1


def _is_written_as_name(name: str) -> bool:
    """Whether a line alone looks like a name: coined, or a capital on each word of weight."""
    words = [word for word in name.split() if len(word) > 3]
    return bool(words) and is_distinct(name) and all(word[0].isupper() or not word[0].isalpha() for word in words)
