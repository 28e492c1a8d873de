"""Organisations that nothing in their name tells, named where a text says who leads a project or takes part in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.annotate.capitals import UPPER
from pipeline.annotate.lists import first_names
from pipeline.annotate.organisations.patterns import STOP_WORDS
from pipeline.annotate.titles import is_title
from pipeline.records import Span

_CUE = re.compile(
    r"(?:[Pp]artner(?:e|ne)(?: i projektet)?(?: er|:)|deltager(?: også| desuden)?|(?:[Ll]ed|[Kk]oordiner)(?:es|et) af|"
    r"(?:samarbejde|partnerskab|[Ss]ammen) (?:med|mellem)) "
    r"(?:(?:blandt andet|bl\.a\.|både|de|den|det|to|tre|fire|fem) ){0,2}"
)
_WORD = rf"[{UPPER}][\w&'’/+-]*"
_NAME = re.compile(
    rf"{_WORD}(?: (?:(?:de|del|di|do|da|des|du|of|for|and|und|&) )?{_WORD}){{0,5}}(?: \d{{1,3}}(?![\d.]))?"
)
_REACH = 60
_JOINT = re.compile(rf"(?: (?:i|fra) [^\W\d_][\w-]*)?(?:, og |, | og | samt )(?:[a-zæøå]+ )?(?=[{UPPER}])")


_LEADS = re.compile(r" er (?:lead ?-?partner|projektleder|projektejer|koordinator|hovedpartner)(?!\w)")


def partner_names(text: str) -> Iterator[Span]:
    """The places of capitalised names after "partnerne er", "ledes af", "i samarbejde med", lists included, or before "er projektleder".

    >>> text = "Partnerne er Fundacja Morze, Arla og Teatro Sol i Cartagena."
    >>> [text[start:end] for start, end in partner_names(text)]
    ['Fundacja Morze', 'Arla', 'Teatro Sol']
    """
    for cue in _CUE.finditer(text):
        place = cue.end()
        while (name := _NAME.match(text, place)) is not None:
            first = name.group().split()[0]
            if not (first in first_names() or first in STOP_WORDS or is_title(first)):
                yield Span(*name.span())
            joint = _JOINT.match(text, name.end())
            if joint is None:
                break
            place = joint.end()
    for cue in _LEADS.finditer(text):
        names = list(_NAME.finditer(text, max(0, cue.start() - _REACH), cue.start()))
        if names and names[-1].end() == cue.start() and names[-1].group().split()[0] not in first_names():
            yield Span(*names[-1].span())
