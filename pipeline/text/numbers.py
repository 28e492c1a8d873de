"""Numbers in Danish notation: a dot between thousands, a comma before decimals."""

from __future__ import annotations

import re
from typing import Final

UNSIGNED: Final = r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}|[0-9]{1,15})(?:,[0-9]{1,6})?"
"""A number without sign, as it stands in running text; :func:`parse_number` says whether the match is one."""

_GROUP_SPACES: Final = r"[ \u00a0\u2009\u202f]"
_MINUS_SIGNS: Final = "-\u2212\u2013"
_NUMBER: Final = re.compile(
    rf"""
    (?P<sign> [{_MINUS_SIGNS}+] )? {_GROUP_SPACES}?
    (?P<whole> 0 | [1-9][0-9]{{0,2}} (?: (?:\.[0-9]{{3}}){{1,4}} | (?:{_GROUP_SPACES}[0-9]{{3}}){{1,4}} ) | [1-9][0-9]{{0,14}} )
    (?: , (?: (?P<decimals> [0-9]{{1,6}} ) | [-\u2013] ) )?
    (?: {_GROUP_SPACES}? (?: % | pct\.? | kr\.? | kroner | DKK ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST: Final = 64


def parse_number(text: str) -> float | None:
    """The value of a string that is one number in Danish notation and nothing else.

    Thousands are apart by dots or by spaces, all of them or none (``1.915.000``, ``1 915 000``, ``1915000``); decimals follow
    a comma (``1,36``). A sign may stand before; brackets round the number mean a negative one, as in accounts. A sign of per
    cent or of kroner may follow and does not change the value; so may the ``,-`` of prices.

    Strict by design: ``25.00`` and ``1.36`` are no Danish numbers (a dot is followed by three digits), nor are ``1.00.000``
    and ``,5``; digits with a leading zero (``0805``) are a code. For all of them the answer is None, never another value.

    Args:
        text: the text of a table cell or the like; white space around it is ignored.

    Returns:
        The value, or None where the string is anything else.

    >>> parse_number("1.915.000"), parse_number("1,36%"), parse_number("-3.751.000 kr.")
    (1915000.0, 1.36, -3751000.0)
    >>> parse_number("(1.200)"), parse_number("25.00"), parse_number("2. kvartal")
    (-1200.0, None, None)
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    bracketed = text.startswith("(") and text.endswith(")")
    match = _NUMBER.fullmatch(text[1:-1].strip() if bracketed else text)
    if match is None or (bracketed and match["sign"]):
        return None
    whole = re.sub(r"[^0-9]", "", match["whole"])
    value = float(f"{whole}.{match['decimals'] or '0'}")
    negative = bracketed or (match["sign"] or "+") in _MINUS_SIGNS
    return -value if negative and value else value
