"""How dates and sums are written where their place alone says that they are some: in tables, after labels, in lists."""

from __future__ import annotations

import re
from typing import Final

LEADS: Final = ("", "i ", "den ", "til ")
"""Words before which a date is read that stands without any."""

MONTH_IN_DIGITS: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)[-.](?P<month>0[1-9]|1[0-2])|(?P<month_first>0?[1-9]|1[0-2])[/-](?P<year_last>(?:19|20)\d\d)"
)
"""2023-03, 03/2023"""

REWRITTEN: Final = tuple(
    (re.compile(written, re.IGNORECASE), readable)
    for written, readable in (
        (r"\bd\.? ?å\.?", "i år"),
        (r"\bK(?=[1-4]\b)", "Q"),
        (r"\bweek\b", "uge"),
        (r"\bult\. ?(?=\w)", "ultimo "),
        (r"\bprim\. ?(?=\w)", "primo "),
        (r"\b(?:årets udgang|året ud|udgangen af (?:året|i år))", "december i år"),
        (r"\bskolestart\b", "august"),
        (r"\b(?:sommerferien?|sensommeren?|forsommeren|eftersommeren|højsommeren)\b", "sommeren"),
        (r"\befterårsferien\b", "uge 42"),
        (r"\b(for|efter)aar", r"\1år"),
        (r"\b(sommer|forår|efterår|vinter)(?= (?:19|20)\d\d)", r"\1en"),
        *((rf"\b{english}\b", danish) for english, danish in (
            ("january", "januar"), ("february", "februar"), ("march", "marts"), ("may", "maj"), ("june", "juni"),
            ("july", "juli"), ("october", "oktober"),
        )),
    )
)  # fmt: skip
"""Forms that the finder of dates does not read, and those that it does."""

MILLIONS: Final = re.compile(r"(?<!\w)(?:mio\b|mill\b|million)", re.IGNORECASE)
THOUSANDS: Final = re.compile(
    r"(?:\bi (?:hele )?|\()(?:1\.?000 ?(?:kr|dkk|eur)|tusinde?\b)|(?<!\d)(?<!\d )\bt\.? ?kr\b", re.IGNORECASE
)
"""The unit of a table's figures."""
CURRENCIES: Final = {
    "kr.": re.compile(r"(?<!\w)(?:t?kr\b|kroner|dkk)", re.IGNORECASE),
    "euro": re.compile(r"(?<!\w)(?:eur\b|euro\b)|€", re.IGNORECASE),
    "SEK": re.compile(r"\bM?SEK\b"),
    "NOK": re.compile(r"\bM?NOK\b"),
}
"""By the form in which a sum is read."""

SHORT_MILLIONS: Final = re.compile(r"(?<=\d) ?[mM](?=\s?(?:€|EUR|SEK|NOK|DKK|$))")
"""2 M€, 24 MSEK, DKK 1.8m"""

DECIMAL_POINT: Final = re.compile(r"(?<![\d.,])(\d{1,3})\.(\d{1,2})(?!\d)")
"""1.8 as others than Danes write it."""

BARE: Final = re.compile(
    r"(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d{5,9})(?:,\d\d)?|(?P<short>\d{1,4})|(?P<decimal>\d{1,3},\d{1,3})"
)
"""A figure alone."""
