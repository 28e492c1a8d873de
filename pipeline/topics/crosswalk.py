"""From a stated KLE subject to the topic it means: the crosswalk of ``corpora/gazetteers/kle_to_cap.csv``."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from pipeline.resources import resource

SAYS_NOTHING = ("00.00", "00.01", "00.22", "85.02.02")
"""Subjects of meetings and of administration in general: items of every topic are filed under them."""

_RANGE = re.compile(r"(\d\d\.\d\d)-(\d\d\.\d\d)")
_TOPIC = re.compile(r"-> (\d+)(?: or (\d+))?")
_SUBTOPIC = re.compile(r"subtopic (\d+)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A topic that a KLE main group can mean, with its subtopic where the crosswalk gives one."""

    topic: int
    subtopic: int | None = None


@dataclass(frozen=True, slots=True)
class _Range:
    first: str
    last: str
    candidate: Candidate


def candidates(kle_code: str) -> tuple[Candidate, ...]:
    """The topics that a stated KLE code can mean, the usual one first; none where it says nothing of an item or is unknown.

    >>> candidates("28.06.00")
    (Candidate(topic=13, subtopic=1310),)
    >>> candidates("00.30.10")
    (Candidate(topic=1, subtopic=None),)
    >>> [candidate.topic for candidate in candidates("82.02.00")]
    [20, 14]
    >>> candidates("85.02.02"), candidates("99.01.00")
    ((), ())
    """
    if kle_code.startswith(SAYS_NOTHING):
        return ()
    usual, ranges = _crosswalk().get(kle_code[:2], ((), ()))
    for entry in ranges:
        if entry.first <= kle_code[: len(entry.first)] <= entry.last:
            return (entry.candidate,)
    return usual


@cache
def _crosswalk() -> dict[str, tuple[tuple[Candidate, ...], tuple[_Range, ...]]]:
    """By main group: what it can mean, and what ranges of subjects in it mean instead."""
    with resource("corpora", "gazetteers", "kle_to_cap.csv").open(encoding="utf-8", newline="") as file:
        return {row["kle_main_group"]: _read_note(int(row["cap_major"]), row["note"]) for row in csv.DictReader(file)}


def _read_note(topic: int, note: str) -> tuple[tuple[Candidate, ...], tuple[_Range, ...]]:
    """What a row says: a clause with an arrow is an exception, one with a range of subjects holds for those alone.

    >>> _read_note(8, "supply; water supply -> 7")[0]
    (Candidate(topic=8, subtopic=None), Candidate(topic=7, subtopic=None))
    >>> _read_note(21, "harbours, subtopic 2104; airports -> 10")[0]
    (Candidate(topic=21, subtopic=2104), Candidate(topic=10, subtopic=None))
    """
    usual = Candidate(topic)
    exceptions: list[Candidate] = []
    ranges: list[_Range] = []
    for clause in note.split(";"):
        stated = _SUBTOPIC.search(clause)
        subtopic = int(stated[1]) if stated else None
        arrow = _TOPIC.search(clause)
        if arrow is None:
            usual = Candidate(topic, subtopic) if subtopic else usual
            continue
        meant = [Candidate(int(number), subtopic) for number in arrow.groups() if number]
        if span := _RANGE.search(clause):
            ranges += [_Range(span[1], span[2], candidate) for candidate in meant]
        else:
            exceptions += meant
    return (usual, *exceptions), tuple(ranges)
