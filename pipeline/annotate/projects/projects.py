"""Projects in running text: names that a text introduces as a project's.

A name counts where a word says that it is one ("projektet X", "X-projektet", "X er et EU-projekt"), never for being an acronym alone, and
not where it is a known programme, organisation or municipality.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.acronyms import abbreviates, is_acronym
from pipeline.annotate.capitals import Capital, adjacent, capitals
from pipeline.annotate.lists import first_names
from pipeline.annotate.mentions import longest, mention_at, without_overlaps
from pipeline.annotate.municipalities.municipalities import place_ends, place_names
from pipeline.annotate.organisations import known
from pipeline.annotate.organisations.contexts import is_common
from pipeline.annotate.organisations.patterns import BODY_ENDINGS, COMPANY_FORMS, FOREIGN, PREFIXES, UNIT_ENDINGS
from pipeline.annotate.programmes import catalogue
from pipeline.annotate.projects import patterns
from pipeline.annotate.titles import is_title
from pipeline.records import Mention, Span

_METHOD = "grammar:projects"
_SURE, _LIKELY, _POSSIBLE = 0.95, 0.8, 0.6
_LONGEST = 9
_SHORTEST_ACRONYM = 4


def find_projects(text: str) -> list[Mention]:
    """The projects that a text introduces by name, in text order, not overlapping.

    Attributes of a mention: ``full_name`` and ``acronym`` where brackets beside the name give them.

    >>> [m.text for m in find_projects("EU-projektet Grøn Havn og EVARS-projektet ligner projektet ”Sund sammen”.")]
    ['Grøn Havn', 'EVARS', 'Sund sammen']
    """
    return without_overlaps(NameReader(text).mentions(), longest)


@dataclass(frozen=True, slots=True)
class _Name:
    span: Span
    score: float


class NameReader:
    """One text with its capitalised words by place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = capitals(text)
        self._at = {word.start: index for index, word in enumerate(self.words)}
        self._ending = {word.end: index for index, word in enumerate(self.words)}
        self._listed: frozenset[int] | None = None

    def _organisations(self) -> frozenset[int]:
        """Where listed organisations start."""
        if self._listed is None:
            self._listed = frozenset(match.start for match in known.gazetteer().find(self.text))
        return self._listed

    def mentions(self) -> Iterator[Mention]:
        """The mentions of the names that words beside them introduce; they may overlap."""
        if "rojekt" in self.text or "ROJEKT" in self.text:
            for named in [*self._after_cues(), *self._compounds(), *self._called_projects(), *self._explained()]:
                yield from introduced(self.text, named.span, named.score)
        for cue in patterns.OTHER_CUE.finditer(self.text):
            name = self.read_name(cue.end() + 1, in_list=False) if self.text[cue.end() : cue.end() + 1] == " " else None
            if name is not None and is_distinct(printed := self.text[slice(*name.span)]):
                yield from introduced(self.text, name.span, _POSSIBLE if " " in printed else _LIKELY)
        for cue in patterns.WEAK_CUE.finditer(self.text):
            name = self.read_name(cue.end() + 1, in_list=False) if self.text[cue.end() : cue.end() + 1] == " " else None
            if name is not None and self._is_coined(name.span):
                yield from introduced(self.text, name.span, _LIKELY)
        for named in self._paid():
            yield from introduced(self.text, named.span, named.score)
        for life in patterns.LIFE.finditer(self.text):
            name = self.read_name(life.start(), in_list=False)
            if name is not None:
                yield from introduced(self.text, name.span, _LIKELY)

    def _after_cues(self) -> Iterator[_Name]:
        for cue in patterns.CUE.finditer(self.text):
            if cue["many"]:
                yield from self._several(cue.end())
            else:
                naming = patterns.NAMING.match(self.text, cue.end())
                found = self.read_name(naming.end(), in_list=False) if naming else None
                if found is not None:
                    yield self._with_second_part(found)

    def _with_second_part(self, name: _Name) -> _Name:
        """The name with a second part of capitals behind a comma or dash: Small Ports, Big Winds; Freitag - Fredag."""
        joint = patterns.PART_JOINT.match(self.text, name.span.end)
        second = self.read_name(joint.end(), in_list=False) if joint else None
        if second is None or self._is_other(self.words[self._at[second.span.start]]):
            return name
        if self.text[second.span.start : second.span.end].count(" ") == 0 and "," in joint.group():  # type: ignore[union-attr]
            return name
        ends = patterns.PART_END.match(self.text, second.span.end) is not None
        return _Name(Span(name.span.start, second.span.end), name.score) if ends else name

    def _several(self, end: int) -> Iterator[_Name]:
        joint = patterns.LISTING.match(self.text, end)
        while joint is not None:
            name = self.read_name(joint.end(), in_list=True)
            if name is None:
                return
            yield name
            end = name.span.end + (self.text[name.span.end : name.span.end + 1] in patterns.CLOSING)
            bracket = patterns.EXPLANATION.match(self.text, end)
            joint = patterns.LIST_JOINT.match(self.text, bracket.end() if bracket else end)

    def _compounds(self) -> Iterator[_Name]:
        for word in self.words:
            found = patterns.COMPOUND.match(word.text)
            if found is not None:
                span = Span(word.start, word.start + found.end("name"))
                if self._plausible(span) and len(found["name"]) > 1:
                    yield _Name(span, _LIKELY)

    def _explained(self) -> Iterator[_Name]:
        """Names of several capitals with a long form of several in brackets, in a text that speaks of a project."""
        for match in patterns.EXPLAINED.finditer(self.text):
            name, long = match["name"], match["long"].split(",")[0]
            capitals_in_long = sum(word[0].isupper() for word in long.split())
            span = Span(*match.span("name"))
            if (
                _has_several_capitals(name)
                and capitals_in_long > 1
                and is_long_form(name, long)
                and self._plausible(span)
            ):
                yield _Name(span, _LIKELY)

    def _is_coined(self, name: Span) -> bool:
        """Whether a name is written as projects' names alone are: capitals inside a word, or an acronym of it in brackets."""
        printed = self.text[slice(*name)]
        if _has_several_capitals(printed):
            return len(printed) >= _SHORTEST_ACRONYM
        bracket = patterns.EXPLANATION.match(self.text, name.end)
        return bracket is not None and is_acronym(bracket["long"]) and abbreviates(bracket["long"], printed)

    def _paid(self) -> Iterator[_Name]:
        """Coined names, and names of several words that are no body's, that somebody's money goes to."""
        for match in patterns.PAID.finditer(self.text):
            first = self.first_of_name_ending(match.start())
            if first is None:
                continue
            span = Span(first, match.start())
            printed = self.text[slice(*span)]
            last = printed.rpartition(" ")[2].lower()
            is_body = last.endswith((*BODY_ENDINGS, *UNIT_ENDINGS)) or self._is_other(self.words[self._at[first]])
            distinct = is_distinct(printed) if match["clause"] else self._is_coined(span)
            if self._plausible(span) and not is_body and distinct and not is_title(last):
                yield _Name(span, _LIKELY if _has_several_capitals(printed) else _POSSIBLE)

    def _called_projects(self) -> Iterator[_Name]:
        for match in patterns.IS_A_PROJECT.finditer(self.text):
            end = match.start()
            bracket = self.text.rfind(" (", max(0, end - 130), end) if self.text[end - 1 : end] == ")" else -1
            name_end = bracket if bracket >= 0 else end
            first = self.first_of_name_ending(name_end)
            if first is not None and self._plausible(Span(first, name_end)):
                yield _Name(Span(first, name_end), _LIKELY)

    def words_in(self, place: Span) -> Iterator[Capital]:
        """The capitalised words of a stretch of the text, in order."""
        first, last = (bisect_left(self.words, end, key=lambda word: word.start) for end in place)
        return iter(self.words[first:last])

    def first_of_name_ending(self, end: int) -> int | None:
        """Where the run of capitalised words begins that ends at a place, None where none does."""
        index = self._ending.get(end)
        if index is None:
            return None
        while index > 0 and adjacent(self.text, self.words[index - 1], self.words[index]):
            index -= 1
        return self.words[index].start

    def read_name(self, start: int, *, in_list: bool) -> _Name | None:
        """The project's name that starts at a place, None where none does."""
        quoted = quoted_name(self.text, start)
        if quoted is not None:
            return _Name(quoted, _SURE) if self._plausible(quoted) else None
        index = self._at.get(start)
        if index is None:
            return None
        first, end = self.words[index], self._end_of_name(index, in_list=in_list)
        score = _LIKELY
        if end == first.end and (first.text in patterns.OPENERS or is_common(first.text)):
            stop = patterns.NAME_END.search(self.text, end)
            small_words = len(self.text[end : stop.start()].split()) if stop else 0
            if stop is not None and 1 <= small_words <= patterns.MOST_SMALL_WORDS:
                end, score = stop.start(), _POSSIBLE
            elif first.text in patterns.OPENERS:
                return None
        span = Span(start, end)
        return _Name(span, score) if self._plausible(span) else None

    def read_whole_name(self, start: int) -> _Name | None:
        """The same, with a second part behind a comma or dash (Small Ports, Big Winds)."""
        name = self.read_name(start, in_list=False)
        return self._with_second_part(name) if name else None

    def _end_of_name(self, index: int, *, in_list: bool) -> int:
        first = self.words[index].text
        acronym = first.isupper() and len(first) > 1 and not is_listed(first)
        last = index
        while last + 1 < len(self.words) and last - index < _LONGEST:
            word, following = self.words[last], self.words[last + 1]
            if adjacent(self.text, word, following):
                if acronym and last == index and not following.text.isupper():
                    break
                last += 1
                continue
            joint = patterns.CONNECTOR.match(self.text, word.end)
            if patterns.COMPOUND.match(following.text):
                break
            if joint is None or joint.end() != following.start or acronym:
                break
            small = joint.group().split()
            if (in_list and "og" in small) or (small[0] in patterns.BEFORE_OTHERS and self._is_other(following)):
                break
            last += 1
        return self.words[last].end

    def _is_other(self, word: Capital) -> bool:
        """Whether a word begins the name of a place, an organisation or a person."""
        return (
            word.start in place_ends(self.text)
            or word.start in self._organisations()
            or word.text in first_names()
            or word.text in PREFIXES
            or word.text in FOREIGN
            or word.text.lower().endswith(BODY_ENDINGS)
        )

    def _plausible(self, span: Span) -> bool:
        return is_project_name(self.text[span.start : span.end])


def is_project_name(name: str) -> bool:
    """Whether words may be a project's name: no label or title, no company, no listed programme, body or place.

    >>> [is_project_name(name) for name in ("Grøn Havn", "Interreg", "Odense", "EU-jargon")]
    [True, False, False, False]
    """
    first = name.split()[0] if name.strip() else ""
    return is_nameable(name) and first not in patterns.NOT_NAMES and not is_title(first)


def is_nameable(name: str) -> bool:
    """Whether words that are known to name a project may be its whole name: the same, whatever their first word is.

    >>> [is_nameable(name) for name in ("Læge på landet", "Interreg", "Odense")]
    [True, False, False]
    """
    return (
        len(name) > 1
        and any(letter.isalpha() for letter in name)
        and name not in patterns.NOT_NAMES
        and name not in patterns.PRONOUNS
        and name.split()[-1] not in COMPANY_FORMS
        and not patterns.OF_THE_EU.fullmatch(name)
        and not is_listed(name)
    )


def quoted_name(text: str, start: int) -> Span | None:
    """The place of a name in quotation marks that open at ``start``."""
    quoted = patterns.QUOTED.match(text, start)
    return Span(*quoted.span("name")) if quoted and len(quoted["name"].split()) <= _LONGEST else None


def introduced(text: str, name: Span, score: float) -> Iterator[Mention]:
    """The mention of a project's name, with what brackets after it give, and the mention of an acronym in them.

    A section's label that has run together with the name ("SagsfremstillingGRØN HAVN") is cut off.
    """
    start, end = name
    before, behind = patterns.GLUED_BEFORE.match(text, start, end), patterns.GLUED_BEHIND.search(text, start, end)
    start, end = before.end() if before else start, behind.start() if behind else end
    after = end + (text[end : end + 1] in patterns.CLOSING)
    bracket = patterns.EXPLANATION.match(text, after)
    printed, attributes = text[start:end], {}
    inside = bracket["long"].split(",")[0].strip() if bracket else ""
    if is_acronym(inside):
        attributes = {"acronym": inside, "full_name": printed}
    elif inside and is_long_form(printed, inside):
        attributes = {"full_name": inside} | ({"acronym": printed} if _mostly_capitals(printed) else {})
    yield mention_at(text, start, end, "project", _METHOD, score=score, attributes=attributes)
    if bracket is not None and attributes:
        inner = bracket.start("long")
        introduces = attributes | {"refers_to": printed}
        yield mention_at(text, inner, inner + len(inside), "project", _METHOD, score=score, attributes=introduces)


def is_distinct(name: str) -> bool:
    """Whether a name has several words or several capitals: no ordinary word that begins a sentence.

    >>> [is_distinct(name) for name in ("Stille Rum", "GreenLock", "Arbejdet")]
    [True, True, False]
    """
    return " " in name or _has_several_capitals(name)


def _has_several_capitals(name: str) -> bool:
    return " " not in name and sum(letter.isupper() for letter in name) > 1


def _mostly_capitals(name: str) -> bool:
    return sum(letter.isupper() for letter in name) * 2 > len(name)


def is_long_form(name: str, inside: str) -> bool:
    """Whether brackets after a project's name hold its long form: letters that the name is made of, several capital words.

    >>> is_long_form("CareBridge", "Bridging Competences in Elderly Care"), is_long_form("SALTO", "leder: Vejle Kommune")
    (True, False)
    """
    if patterns.CLAUSES.search(inside):
        return False
    words = inside.split()
    capital = [word for word in words if word[0].isupper()]
    return abbreviates(name, inside) or (len(capital) >= 2 and len(capital) * 2 >= len(words) and not is_listed(inside))


def is_listed(name: str) -> bool:
    """Whether a name is, as a whole, that of a listed programme, organisation, municipality or place."""
    whole = len(name)
    return (
        any(match.start == 0 and match.stem_end == whole for match in catalogue.gazetteer().find(name))
        or any(match.start == 0 and match.stem_end == whole for match in known.gazetteer().find(name))
        or any(match.start == 0 and match.end >= whole for match in place_names(name))
    )
