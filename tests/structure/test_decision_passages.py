"""Whole decision sections, as many municipalities, regions and councils word them, against what their author says they mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipeline.records import Decision, Vote
from pipeline.structure.decisions import read_decision
from pipeline.structure.labels import match_label

_PASSAGES = Path(__file__).with_name("decision_passages.txt")
_MEETING = date(2021, 3, 4)
_DECISION = re.compile(
    r"(?P<outcome>[a-z_]+)(?P<unity> unanimous| divided)?(?: to (?P<to>.+?))?(?: on (?P<on>\d{4}-\d\d-\d\d))?"
)
_UNITY = {" unanimous": True, " divided": False, None: None}

Stated = tuple[str, bool | None, str | None, str | None]
Voter = tuple[str, str | None, int | None]


@dataclass(frozen=True)
class Passage:
    """A decision section, and what it says."""

    text: str
    decisions: list[Stated]
    votes: list[Voter]


def _passages() -> list[Passage]:
    parts = re.split(r"(?m)^# .*\n", _PASSAGES.read_text(encoding="utf-8"))[1:]
    return [_passage(part.strip().split("\n")) for part in parts]


def _passage(lines: list[str]) -> Passage:
    facts = [line.removeprefix("=> ") for line in lines if line.startswith("=> ")]
    decisions: list[Stated] = []
    votes: list[Voter] = []
    for fact in facts:
        side, colon, voters = fact.partition(": ")
        if colon:
            votes += [_voter(side, voter) for voter in voters.split(", ")]
        else:
            stated = _DECISION.fullmatch(fact)
            assert stated, fact
            decisions.append((stated["outcome"], _UNITY[stated["unity"]], stated["to"], stated["on"]))
    return Passage("\n".join(line for line in lines if not line.startswith("=> ")), decisions, votes)


def _voter(side: str, voter: str) -> Voter:
    if voter.startswith("#"):
        return side, None, int(voter[1:])
    name, _, count = voter.partition("=")
    return side, name, int(count) if count else None


def _stated(decision: Decision) -> Stated:
    on = decision.forwarded_on
    return decision.outcome, decision.unanimous, decision.forwarded_to, on.isoformat() if on else None


def _cast(vote: Vote) -> Voter:
    if vote.voter_kind == "person":
        return vote.side, f"{vote.voter}/{vote.party}" if vote.party else vote.voter, vote.count
    return vote.side, vote.party, vote.count


@pytest.mark.parametrize("passage", _passages(), ids=lambda passage: passage.text[:50])
def test_passage(passage: Passage) -> None:
    reading = read_decision(passage.text, reference=_MEETING)

    assert [_stated(decision) for decision in reading.decisions] == passage.decisions
    assert Counter(_cast(vote) for decision in reading.decisions for vote in decision.votes) == Counter(passage.votes)


@pytest.mark.parametrize("line", ["Vedtaget.", "Vedtaget", "Besluttet.", "Aftalt."])
def test_verdict_alone_is_no_label(line: str) -> None:
    assert match_label(line) is None


def test_verdict_with_a_colon_is_a_label() -> None:
    label = match_label("Vedtaget:")

    assert label is not None
    assert label.section == "decision"
