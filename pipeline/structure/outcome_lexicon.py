"""What a wording of decision is: its words, its context, how much it settles. ``outcome_formulas`` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum

from pipeline.records import Outcome


class Weight(IntEnum):
    """How much a wording settles. The heaviest wording of a decision gives its outcome; among equals the last one does."""

    NOTHING = 0
    """"Ingen bemærkninger": there is nothing to decide."""
    FOLLOW_UP = 1
    """What is to happen with the matter later on: "Genoptages på næste møde"."""
    INFORMED = 2
    """Somebody told the body something."""
    TALK = 3
    """The body talked the matter over."""
    DISPATCH = 4
    """The matter goes elsewhere."""
    CONSENT = 5
    """Agreement without a formal word: "Der var opbakning til"."""
    NOTED = 6
    RESOLVED = 7
    """A formal decision."""


class Form(Enum):
    """The grammatical form of a word, which settles how it may be read (``godkendt``, ``godkendes``, ``godkendte``, ``godkende``)."""

    PARTICIPLE = "participle"
    PASSIVE = "passive"
    ACTIVE = "active"
    INFINITIVE = "infinitive"
    OTHER = "other"


class Frame(Enum):
    """What a verb does to the clause it governs ("besluttede, at ...", "foreslog, at ...")."""

    DECIDE = "decide"
    """The clause is the decision: its own wording goes before the verb's."""
    APPROVE = "approve"
    """The clause is what was approved; only a wording of another kind (postponed, sent back, elected) goes before it."""
    RECOMMEND = "recommend"
    """The clause is what somebody else is to decide."""
    INFORM = "inform"
    """The clause is what the body was told; an election is told so."""
    SAY = "say"
    """The clause is what was said or proposed and decides nothing."""


@dataclass(frozen=True, slots=True)
class Formula:
    """One wording. Patterns are matched against the lower-cased text of the sentence.

    Attributes:
        rule: name, stated in the output beside the outcome.
        outcome: what it means; negated: what it means with "ikke", None where that says nothing.
        words: the forms that trigger it.
        before: must match right before the word, after right after it; unless: must not match right before it.
        reach: how many characters before the word these two look at.
    """

    rule: str
    outcome: Outcome
    weight: Weight
    words: tuple[tuple[str, Form], ...]
    negated: Outcome | None
    frame: Frame | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    reach: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the lexicon. ``words``: participles|passives|actives|infinitives of a verb, or any words.

    ``deniable``: whether "ikke" makes a refusal of it; else it says nothing then.
    """

    rule: str
    words: str
    before: str | None = None
    after: str | None = None
    unless: str | None = None
    frame: Frame | None = None
    deniable: bool = True


_NEGATED: dict[Outcome, Outcome] = {
    "approved": "rejected",
    "recommended": "rejected",
    "noted": "rejected",
    "discussed": "withdrawn",
    "referred": "rejected",
}
_FORMS = (Form.PARTICIPLE, Form.PASSIVE, Form.ACTIVE, Form.INFINITIVE)


def _forms(words: str) -> tuple[tuple[str, Form], ...]:
    if "|" not in words:
        return _with_old_spelling([(word, Form.OTHER) for word in words.split()])
    stated = [(word, form) for form, some in zip(_FORMS, words.split("|"), strict=False) for word in some.split()]
    derived = ((_past_passive(word), Form.PASSIVE) for word, form in stated if form is Form.PARTICIPLE)
    return _with_old_spelling([*stated, *(pair for pair in derived if pair not in stated)])


def _with_old_spelling(forms: list[tuple[str, Form]]) -> tuple[tuple[str, Form], ...]:
    """The forms, and those of them with "å" as minutes before 1948 and typists without the letter write them: "tiltraadt"."""
    return (*forms, *((word.replace("å", "aa"), form) for word, form in forms if "å" in word))


def _past_passive(participle: str) -> str:
    """The s-passive of older minutes: ``sendt`` to ``sendtes``, ``drøftet`` to ``drøftedes``."""
    return participle[:-2] + "edes" if participle.endswith("et") else participle + "es"


_NEAR, _FAR = 48, 170
_FAR_REACHING = re.compile(r"\{0,\d\d|\^")


def _reach(*patterns: str) -> int:
    return _FAR if any(_FAR_REACHING.search(pattern) for pattern in patterns) else _NEAR


def group(outcome: Outcome, weight: Weight, *rows: Row) -> Iterator[Formula]:
    """The formulas of ``rows``, which share what they say and how much it settles."""
    for row in rows:
        yield Formula(
            rule=f"{outcome}:{row.rule}",
            outcome=outcome,
            weight=weight,
            words=_forms(row.words),
            negated=_NEGATED.get(outcome) if row.deniable else None,
            frame=row.frame,
            before=re.compile(f"(?:{row.before})$") if row.before else None,
            after=re.compile(row.after) if row.after else None,
            unless=re.compile(f"(?:{row.unless})$") if row.unless else None,
            reach=_reach(row.before or "", row.unless or ""),
        )
