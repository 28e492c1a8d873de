"""Persons in running text, by rules: a given name that Danes have, a title, a party letter or a verb of speaking beside a name.

They stand alone where there is no language model and go round it where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.annotate.capitals import Capital, capitals
from pipeline.annotate.lists import first_names
from pipeline.annotate.mentions import mention_at
from pipeline.annotate.municipalities.municipalities import place_ends
from pipeline.annotate.municipalities.patterns import FUNCTION_WORDS
from pipeline.annotate.organisations.patterns import BODY_ENDINGS, COMPANY_FORMS, UNIT_ENDINGS
from pipeline.annotate.persons import patterns
from pipeline.annotate.persons.roles import title_after, title_before
from pipeline.annotate.titles import is_title
from pipeline.records import Mention

_METHOD = "grammar:persons"
_MOST_WORDS = 6
_LONGEST_RUN = 60
"""Words of the names of people that stand in a row without anything between, as where the lines of a list were lost."""
_ENOUGH = 2
_MOST_LISTED = 4
_BLANKS = (" ", "\u00a0")
_SURE, _LIKELY, _POSSIBLE = 0.95, 0.85, 0.6


def find_persons(text: str) -> list[Mention]:
    """The persons that a text names so that the words around show it, in text order, not overlapping.

    >>> [mention.text for mention in find_persons("Formand Lis Bang (A) og fødevareminister Xenofon Krat kom med KMD.")]
    ['Lis Bang', 'Xenofon Krat']
    """
    runs = list(_runs(text, capitals(text)))
    scores = _with_neighbours(text, runs, [_score(text, run) for run in runs])
    return [
        mention_at(text, run[0].start, _end(text, run), "person", _METHOD, score=score)
        for run, score in zip(runs, scores, strict=True)
        if score is not None
    ]


def _end(text: str, run: Sequence[Capital]) -> int:
    """Where a name ends, the full stop of a last initial ("Mette T.") included."""
    end = run[-1].end
    return end + (len(run[-1].text) == 1 and text[end : end + 1] == ".")


def _with_neighbours(
    text: str, runs: Sequence[Sequence[Capital]], scores: list[float | None]
) -> Sequence[float | None]:
    """The scores, runs counted as persons too that stand in a list with persons, or are lone given names in a list of such."""
    begin = 0
    for end in range(1, len(runs) + 1):
        if end < len(runs) and patterns.LIST_JOINT.fullmatch(text, _end(text, runs[end - 1]), runs[end][0].start):
            continue
        if end - begin >= _ENOUGH:
            _read_list(text, runs, scores, range(begin, end))
        begin = end
    return scores


def _read_list(text: str, runs: Sequence[Sequence[Capital]], scores: list[float | None], places: range) -> None:
    """Fill in the scores of the runs of one list."""
    known = sum(scores[place] is not None for place in places)
    given = [place for place in places if len(runs[place]) == 1 and runs[place][0].text in first_names()]
    if known + len(given) > _ENOUGH:
        for place in given:
            scores[place] = scores[place] or _POSSIBLE
    if known >= _ENOUGH:
        for place in places:
            if scores[place] is None and len(runs[place]) > 1 and not _is_place(text, runs[place][0]):
                scores[place] = _POSSIBLE


def _runs(text: str, words: Sequence[Capital]) -> Iterator[Sequence[Capital]]:
    """Runs of words that could be one name."""
    run: list[Capital] = []
    for word in words:
        if run and not (_joined(text, run[-1], word) and len(run) < _LONGEST_RUN):
            yield from _trimmed(run)
            run = []
        if not run and patterns.LISTED_LETTER.search(text, max(0, word.start - 6), word.end):
            continue
        is_surname = bool(run) and run[-1].text in first_names()
        named = _in_names(word.text) or (is_surname and word.text in patterns.MONTH_NAMES)
        if named and (is_surname or not is_title(word.text)):
            run.append(word)
        else:
            yield from _trimmed(run)
            run = []
    yield from _trimmed(run)


def _joined(text: str, left: Capital, right: Capital) -> bool:
    gap = text[left.end : right.start]
    initials = gap == ". " and (left.text in patterns.SHORTENED or patterns.INITIALS.fullmatch(left.text) is not None)
    return gap in _BLANKS or initials or patterns.PARTICLE.fullmatch(gap) is not None


@lru_cache(maxsize=20_000)
def _in_names(word: str) -> bool:
    low = word.lower()
    return not (
        word in patterns.NOT_IN_NAMES
        or word in COMPANY_FORMS
        or word[-1] in "-–"
        or "/" in word
        or "+" in word
        or "&" in word
        or any(letter.isdigit() for letter in word)
        or patterns.INNER_CAPITAL.search(word) is not None
        or (len(word) > 3 and word.isupper() and "." not in word)
        or low.endswith(BODY_ENDINGS)
        or (low.endswith("s") and low[:-1].endswith(BODY_ENDINGS))
    )


def _trimmed(run: Sequence[Capital]) -> Iterator[Sequence[Capital]]:
    """The run without what has its capital from the beginning of a sentence, cut where a second given name begins another person."""
    names = first_names()
    while run and run[0].initial:
        lone = run[0].text.lower() in FUNCTION_WORDS and run[0].text not in names
        before_name = len(run) > 1 and run[0].text not in names and run[1].text in names
        if not (lone or before_name):
            break
        run = run[1:]
    for start, end in full_names([word.text for word in run]):
        yield run[start : min(end, start + _MOST_WORDS)]


def full_names(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the name of each of several people begins and ends whose names stand in a row: a given name begins one.

    >>> list(full_names("Lis Bang Bo Vig Holm".split()))
    [(0, 2), (2, 5)]
    """
    start, names = 0, first_names()
    for place in range(2, len(words) - 1):
        begins = words[place] in names or words[place] in patterns.SHORTENED
        if begins and place - start > 1 and words[place - 1] not in names and len(words[place - 1]) > 1:
            yield start, place
            start = place
    if words:
        yield start, len(words)


def _score(text: str, run: Sequence[Capital]) -> float | None:
    """How sure it is that a run is a person; None where nothing says so."""
    first, last = run[0], run[-1]
    low = last.text.lower()
    if low.endswith(patterns.PLACE_ENDINGS) or len(first.text) == 1 == len(run):
        return None
    named = (
        first.text in first_names() or first.text.partition("-")[0] in first_names() or first.text in patterns.SHORTENED
    )
    titled = title_before(text, first.start) is not None
    bracket = patterns.PARTY.match(text, last.end)
    party = bracket is not None and (named or bracket["party"] not in patterns.ITEM_LETTERS)
    if low in patterns.PLACE_WORDS and not (titled or party):
        return None
    if len(run) == 1:
        return _LIKELY if titled and not first.text.isupper() and not _is_place(text, first) else None
    if named:
        return _SURE if titled or party else _LIKELY
    if _is_place(text, first):
        return None
    if len(run) <= _MOST_LISTED and patterns.LISTED_PARTY.match(text, _end(text, run)):
        return _LIKELY
    described = text[last.end : last.end + 2] in (", ", " (") and title_after(text, last.end) is not None
    if titled or party or described:
        return _LIKELY
    if patterns.SPEECH_BEFORE.search(text, max(0, first.start - 20), first.start) and len(run) <= 3:
        return _POSSIBLE if not low.endswith(UNIT_ENDINGS) else None
    return _POSSIBLE if "." in first.text and patterns.INITIALS.fullmatch(first.text) else None


def _is_place(text: str, word: Capital) -> bool:
    return word.start in place_ends(text)
