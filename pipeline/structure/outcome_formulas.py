"""The wordings of Danish decisions, each with the outcome it states. Data only; ``outcome_findings`` reads it.

A formula is found by one of its words and, where the word alone says too little, by what stands before and after it in the same
sentence. Adding a wording is adding one line; of formulas with the same word the first that fits is taken.
"""

from __future__ import annotations

from pipeline.records import Outcome
from pipeline.structure.outcome_formal import FORMAL
from pipeline.structure.outcome_informal import INFORMAL
from pipeline.structure.outcome_lexicon import Form, Formula

FORMULAS: tuple[Formula, ...] = FORMAL + INFORMAL


def _formulas_by_word() -> dict[str, tuple[tuple[Formula, Form], ...]]:
    found: dict[str, tuple[tuple[Formula, Form], ...]] = {}
    for formula in FORMULAS:
        for word, form in formula.words:
            found[word] = (*found.get(word, ()), (formula, form))
    return found


FORMULAS_OF_WORD = _formulas_by_word()
"""For each word that triggers any, the formulas in their order, with the form the word has in each."""

WHOLE: dict[str, tuple[str, Outcome]] = {
    "ingen": ("no_remarks:whole", "no_remarks"),
    "intet": ("no_remarks:whole", "no_remarks"),
    "ingenting": ("no_remarks:whole", "no_remarks"),
    "bortfaldt": ("no_remarks:whole", "no_remarks"),
    "-": ("no_remarks:whole", "no_remarks"),
    "–": ("no_remarks:whole", "no_remarks"),
    "./.": ("no_remarks:whole", "no_remarks"),
    "ok": ("approved:whole", "approved"),
    "ja": ("approved:whole", "approved"),
    "nej": ("rejected:whole", "rejected"),
    "efterretning": ("noted:whole", "noted"),
    "afventer": ("postponed:whole", "postponed"),
    "orientering": ("noted:whole", "noted"),
    "til orientering": ("noted:whole", "noted"),
    "til drøftelse": ("discussed:whole", "discussed"),
    "drøftelse": ("discussed:whole", "discussed"),
    "høring": ("referred:whole", "referred"),
}
"""Decisions of one or two words that mean something only when nothing else stands there."""
