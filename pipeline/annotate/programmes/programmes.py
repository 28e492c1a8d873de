"""Funding programmes in running text.

The words settle the code (family, strand or generation); where they leave the generation open, the document's date may settle it.
A name that is an ordinary word, a person or another body's acronym too counts only beside words that explain it.
Pools that state and municipalities have under one name are told apart by the words around and by who publishes the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.annotate.context import EMPTY, Context
from pipeline.annotate.programmes import patterns
from pipeline.annotate.programmes.catalogue import (
    Form,
    family,
    gazetteer,
    generation_at,
    generation_of_period,
    stated_generation,
    strand_code,
    strand_name,
    strands,
)
from pipeline.records import Mention, Span
from pipeline.text.gazetteer import Match, folded, unified

_METHOD = "gazetteer:programmes"
_ERASMUS_PLUS = 2014


def find_programmes(text: str, context: Context = EMPTY) -> list[Mention]:
    """The programmes that a text names, in text order, not overlapping.

    Attributes of a mention: ``family``; ``generation`` with ``generation_by`` (``stated`` or ``date``); ``strand`` as named;
    ``strand_code``; ``pool`` (``municipal``, ``unsettled``) of a pool that is not known to be the state's.

    >>> found = find_programmes("et Erasmus+ projekt, støttet af EU-programmet Interreg, Baltic Sea")
    >>> [(m.text, m.code, m.attributes.get("strand")) for m in found]
    [('Erasmus+', 'erasmus-plus', None), ('Interreg', 'interreg', 'Baltic Sea')]
    """
    low = folded(text)
    pools = list(_pools(text, low, context))
    listed = (_listed(text, low, match, context) for match in gazetteer().find(text))
    taken = [pool.span for pool in pools]
    found = [m for m in listed if m and not any(m.span.start < end and start < m.span.end for start, end in taken)]
    return sorted([*found, *pools], key=lambda mention: mention.span)


def stated_strand(text: str, mention: Mention) -> Span | None:
    """Where a programme's strand stands that is named apart from it ("Interreg, Baltic Sea"); None where it is not.

    >>> text = "fra Interreg, Baltic Sea"
    >>> [mention] = find_programmes(text)
    >>> stated_strand(text, mention)
    Span(start=14, end=24)
    """
    strand = mention.attributes.get("strand")
    joint = patterns.STRAND_JOINT.match(text, mention.span.end) if strand else None
    if strand is None or joint is None or not text.startswith(strand, joint.end()):
        return None
    return Span(joint.end(), joint.end() + len(strand))


def _listed(text: str, low: str, match: Match[Form], context: Context) -> Mention | None:
    form = match.value
    if form.needs_compound and match.compound.lower() not in patterns.COMPOUND_PARTS:
        return None
    if form.also_person and not match.compound and patterns.PERSON_NAMES.match(unified(text), match.end):
        return None
    explained = match.compound.lower() in patterns.GENERIC_COMPOUNDS
    if form.neighbours is not None and not explained and not _near(form.neighbours, low, match.start, match.end):
        return None
    code = _code(form, context)
    attributes = {"family": family(code)} | _generation(low, match, code, context) | _strand(text, low, match, code)
    return Mention(
        text=text[match.start : match.end],
        span=Span(match.start, match.end),
        entity_type="programme",
        method=_METHOD,
        code=code,
        attributes=attributes,
    )


def _near(words: re.Pattern[str], low: str, start: int, end: int) -> bool:
    """Whether one of the words stands within reach of a name, the name itself not counted."""
    reach = patterns.REACH
    return bool(words.search(low, max(0, start - reach), start) or words.search(low, end, end + reach))


def _code(form: Form, context: Context) -> str:
    """The form's code; the bare "Erasmus" was a part of another programme until 2013."""
    if (
        form.code == "erasmus-plus"
        and form.also_person
        and context.reference
        and context.reference.year < _ERASMUS_PLUS
    ):
        return "llp-erasmus"
    return form.code


def _generation(low: str, match: Match[Form], code: str, context: Context) -> dict[str, str]:
    stated = stated_generation(code)
    if stated is None and (period := patterns.PERIOD.match(low, match.end)):
        stated = generation_of_period(code, int(period[1]))
    if stated is not None:
        return {"generation": stated, "generation_by": "stated"}
    by_date = generation_at(code, context.reference) if context.reference else None
    return {"generation": by_date, "generation_by": "date"} if by_date else {}


def _strand(text: str, low: str, match: Match[Form], code: str) -> dict[str, str]:
    own = strand_code(code)
    if own is not None:
        return {"strand": strand_name(own), "strand_code": own}
    joint = patterns.STRAND_JOINT.match(low, match.end)
    if joint is None:
        return {}
    for short, strand in strands().get(family(code), ()):
        if low.startswith(short, joint.end()) and not low[joint.end() + len(short) :][:1].isalnum():
            return {"strand": text[joint.end() : joint.end() + len(short)], "strand_code": strand}
    return {}


def _pools(text: str, low: str, context: Context) -> Iterator[Mention]:
    if "pulje" not in low:
        return
    for match in patterns.SHARED_POOLS.finditer(text):
        near = low[max(0, match.start() - patterns.REACH) : match.end() + patterns.REACH]
        if patterns.OF_THE_STATE.search(near):
            continue
        municipal = (
            context.kind in ("minutes", "agenda") or context.municipality_code is not None
        ) or patterns.OF_THE_MUNICIPALITY.search(near)
        yield Mention(
            text=text[match.start() : match.end()],
            span=Span(match.start(), match.end()),
            entity_type="programme",
            method="grammar:programmes",
            attributes={"pool": "municipal" if municipal else "unsettled"},
        )
