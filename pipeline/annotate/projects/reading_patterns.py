"""How dates and sums are written where their place alone says that they are some: in tables, after labels, in lists."""

from __future__ import annotations

import re
from typing import Final

LEADS: Final = ("", "i ", "den ", "til ")
"""Words before which a date is read that stands without any."""

MONTH_IN_DIGITS: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)[-.](?P<month>0[1-9]|1[0-2])|(?P<month_first>0?[1-9]|1[0-2])[./-](?P<year_last>(?:19|20)\d\d)"
)
"""2023-03, 03/2023, 03.2023"""

SCHOOL_YEAR: Final = re.compile(
    r"(?:(?:i|ved|med) )?(?:(?:slutningen|udgangen|begyndelsen) af )?skoleåret (?P<first>(?:19|20)\d\d) ?[-/–] ?(?P<last>(?:19|20)?\d\d)",
    re.IGNORECASE,
)
SCHOOL_YEAR_LEAD: Final = re.compile(r"(?<!\w)skoleåret $", re.IGNORECASE)
SCHOOL_YEAR_BEGINS, SCHOOL_YEAR_ENDS = (8, 1), (7, 31)
"""Month and day, by the law on public schools."""

YEAR_NAMED: Final = re.compile(r"(?:i )?(?P<year>i år|næste år|sidste år|i fjor)", re.IGNORECASE)
YEARS_ON: Final = {"i år": 0, "næste år": 1, "sidste år": -1, "i fjor": -1}

NOT_ON: Final = re.compile(r"(?<!\w)(?:før|efter|omkring|inden|op til) (?:den |næste )?$", re.IGNORECASE)
"""Before a feast that something is not on, but near."""

OF_YEAR: Final = re.compile(r"[^\W\d][^\d]{2,40} (?P<year>(?:19|20)\d\d)")
"""What is but known to happen in a year (turistsæsonen 2007)."""

REWRITTEN: Final = tuple(
    (re.compile(written, re.IGNORECASE), readable)
    for written, readable in (
        (r"\bd\.? ?å\.?", "i år"),
        (r"\bK(?=[1-4]\b)", "Q"),
        (r"\bweek\b", "uge"),
        (r"\bult\. ?(?=\w)", "ultimo "),
        (r"\bprim\. ?(?=\w)", "primo "),
        (r"\b(?:årets (?:udgang|slutning|afslutning)|året ud|udgangen af (?:året|i år))", "december i år"),
        (r"\bskolestart\b", "august"),
        (r"\b(?:sommerferien?|sensommeren?|forsommeren|eftersommeren|højsommeren)\b", "sommeren"),
        (r"\befterårsferien\b", "uge 42"),
        (r"\bhøstferien\b", "uge 42"),
        (r"\bvinterferien\b", "februar"),
        (r"\bjuleferien\b", "december"),
        (r"\b(for|efter)aar", r"\1år"),
        (r"\bnæste (forår|efterår)\b", r"til \1et"),
        (r"\bnæste (sommer|vinter)\b", r"til \1en"),
        (r"\bsidste kvartal\b", "4. kvartal"),
        (r"\bsidste halvår\b", "2. halvår"),
        (r"\b(?:den |i )?(?:første|anden|tredje|fjerde|sidste) uge (?:af|i) ", ""),
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

_PERIOD: Final = r"periode|løbetid|varighed|tidsramme|løber|løbe\b"
CUES: Final = {
    "start": re.compile(
        rf"(?<![^\W_])(?:(?:op|projekt)?start|(?:på)?begynd|i gang|igangs|iværksæt|søsat|søsæt|siden\b|fra\b|{_PERIOD}|åbne|indled|"
        r"lægger ud|tager fat|tages hul|i (?:søen|luften|vandet))",
        re.IGNORECASE,
    ),
    "end": re.compile(
        rf"(?<![^\W_])(?:(?:af)?slut|ophør|udløb|færdig|forbi\b|overstået|sidste\b|til og med|frem til|indtil|{_PERIOD}|kører|køre\b|"
        r"fortsæt|forlæng|stopper|til ende)",
        re.IGNORECASE,
    ),
}
"""Words beside a time that something begins or ends at."""

OF_OTHERS: Final = re.compile(
    r"(?<![^\W_])(?:ansat|ansættes|barsel|orlov|rater?n?\b|arbejdspakke|etape|fase\b|tiltræd|kom(?:mer)? med\b|overtag|kl\.)",
    re.IGNORECASE,
)
"""Words beside the time of what is not the whole project."""

CLAUSE: Final = re.compile(r"[^\n.]*")

BEFORE_TIME: Final = re.compile(
    r"(?<!\w)(?:(?:den )?(?:første|anden|tredje|fjerde|sidste|[1-4]\.) \w*(?:dag|uge) (?:i|efter) |"
    r"(?:(?:slutningen|udgangen|begyndelsen) af )?skoleåret )$",
    re.IGNORECASE,
)
AFTER_TIME: Final = re.compile(
    r"(?<=[^\W\d]) (?:(?:19|20)\d\d(?![\w-]|/\d)|(?<=uge )\d{1,2}(?!\w))|(?<=[^\W\d]\.) (?:19|20)\d\d(?![\w-])"
)
"""Words that belong to a time behind or before them."""
