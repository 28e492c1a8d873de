"""What in a decision the body does not say: quotations and the remarks of members."""

from __future__ import annotations

import re

from pipeline.structure import outcome_patterns as lexicon
from pipeline.structure.signs import holds_one

_QUOTES = '"“”»«'
_QUOTED = re.compile(rf"[{_QUOTES}][^{_QUOTES}\n]{{3,2000}}[{_QUOTES}]")


def without_remarks(lower: str) -> str:
    """The lower-cased text with quotations, and what members have had entered in the minutes, blanked out, as long as before.

    >>> without_remarks('godkendt. v ønskede ført til protokollen, at ...').rstrip()
    'godkendt.'
    """
    if holds_one(lower, lexicon.REMARK_SIGNS):
        lower = "\n".join(_blank_remark(line) for line in lower.split("\n"))
    if not holds_one(lower, _QUOTES):
        return lower
    unquoted = _QUOTED.sub(lambda match: " " * len(match[0]), lower)
    return unquoted if unquoted.strip(" \n.,:") else lower


def _blank_remark(line: str) -> str:
    found = lexicon.MEMBER_REMARK.search(line)
    if not found:
        return line
    clause = max((joint.end() for joint in lexicon.REMARK_CLAUSE.finditer(line, 0, found.start())), default=0)
    return line[:clause] + " " * (len(line) - clause)
