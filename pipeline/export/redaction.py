"""Texts without the persons that are known, e-mail addresses, telephone numbers, street addresses and CPR numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from pipeline.annotate.addresses.addresses import find_addresses
from pipeline.text.contacts import find_contacts
from pipeline.text.cpr import mask

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_BETWEEN: Final = re.compile(r"[ .'’\u00a0\n-]{1,3}")
_CPR: Final = re.compile(r"\d{6}(?: ?[-–] ?| ?)XXXX")
_LONGEST_NAME: Final = 6  # words
REMOVED: Final = {"email": "[e-mail]", "phone": "[telefon]", "address": "[adresse]", "cpr": "[cpr-nummer]"}
"""What stands where something was removed, by kind."""

Key = tuple[str, ...]
"""The words of a name in small letters."""


class Edit(NamedTuple):
    """Other words for ``[start, end)`` of a text, and what stood there: person, email, phone, address or cpr."""

    start: int
    end: int
    words: str
    kind: str


def key_of(name: str) -> Key:
    """The words of a name as they are looked up.

    >>> key_of("Anne-Marie O. Holm")
    ('anne', 'marie', 'o', 'holm')
    """
    return tuple(word.casefold() for word in _LETTERS.findall(name))


def find_edits(text: str, names: Sequence[Mapping[Key, str]], settled: Iterable[Edit] = ()) -> list[Edit]:
    """What is to be replaced in a text, in order, not overlapping.

    Args:
        text: any text.
        names: pseudonyms by the words of names, looked up in turn; a name counts where it begins with a capital, and may bear a
            genitive's ``s``, which stays behind the pseudonym.
        settled: edits that go before all others; of two that overlap the earlier and longer.

    >>> pseudonyms = [{("lise", "holm"): "Person 1"}]
    >>> [edit[:3] for edit in find_edits("Lise Holms mail er lh@odense.dk.", pseudonyms)]
    [(0, 9, 'Person 1'), (19, 31, '[e-mail]')]
    """
    taken: list[Edit] = []

    def take(edits: Iterable[Edit]) -> None:
        for edit in edits:
            place = bisect_left(taken, edit)
            clear_before = place == 0 or taken[place - 1].end <= edit.start
            if clear_before and (place == len(taken) or taken[place].start >= edit.end):
                insort(taken, edit)

    take(sorted(settled, key=lambda edit: (edit.start, -edit.end)))
    take(_private(text))
    take(_named(text, names))
    return taken


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text after its edits."""
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += (text[position : edit.start], edit.words)
        position = edit.end
    return "".join((*pieces, text[position:]))


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the places of a text are after its edits."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, edits: Sequence[Edit]) -> Moves:
        """The moves of edits in order."""
        gained = accumulate((len(edit.words) - (edit.end - edit.start) for edit in edits), initial=0)
        return cls(tuple(edit.start for edit in edits), tuple(edit.end for edit in edits), tuple(gained))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of ``[start, end)``; an edge within a replaced name goes to that name's own edge.

        >>> moves = Moves.of([Edit(4, 8, "Person 1", "person")])
        >>> moves.span(0, 4), moves.span(4, 8), moves.span(5, 10), moves.span(9, 10)
        ((0, 4), (4, 12), (4, 14), (13, 14))
        """
        first = bisect_right(self.ends, start)
        if first < len(self.starts) and self.starts[first] < start:
            start = self.starts[first]
        last = bisect_left(self.starts, end)
        if last and self.ends[last - 1] > end:
            end = self.ends[last - 1]
        return start + self.shifts[first], end + self.shifts[last]


def _private(text: str) -> Iterator[Edit]:
    masked = mask(text).text
    for match in _CPR.finditer(masked):
        yield Edit(*match.span(), REMOVED["cpr"], "cpr")
    for contact in find_contacts(text):
        if contact.kind != "url":
            yield Edit(*contact.span, REMOVED[contact.kind], contact.kind)
    for address in find_addresses(text):
        yield Edit(*address.span, REMOVED["address"], "address")


def _named(text: str, names: Sequence[Mapping[Key, str]]) -> Iterator[Edit]:
    words = list(_LETTERS.finditer(text))
    folded = [word[0].casefold() for word in words]
    place = 0
    while place < len(words):
        taken = 1
        if words[place][0][0].isupper():
            for length in range(_joined(text, words, place), 0, -1):
                end = words[place + length - 1].end()
                found = _pseudonym(tuple(folded[place : place + length]), names)
                if found is not None:
                    words_of_name, genitive = found
                    yield Edit(words[place].start(), end - len(genitive), words_of_name, "person")
                    taken = length
                    break
        place += taken


def _joined(text: str, words: Sequence[re.Match[str]], place: int) -> int:
    """How many words from a place on could be one name."""
    length = 1
    while (
        length < _LONGEST_NAME
        and place + length < len(words)
        and _BETWEEN.fullmatch(text, words[place + length - 1].end(), words[place + length].start())
    ):
        length += 1
    return length


def _pseudonym(key: Key, names: Sequence[Mapping[Key, str]]) -> tuple[str, str] | None:
    for pseudonyms in names:
        if key in pseudonyms:
            return pseudonyms[key], ""
        if key[-1].endswith("s") and (bare := (*key[:-1], key[-1][:-1])) in pseudonyms:
            return pseudonyms[bare], "s"
    return None
