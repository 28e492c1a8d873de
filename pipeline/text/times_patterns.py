"""The words and forms of clock times."""

from __future__ import annotations

import re
from typing import Final

CUE: Final = r"(?:kl|klokken)\b\.?:?\s{0,2}(?:ca\b\.?\s?)?"
"""Written before a time; part of the expression. In ``9. kl.`` it means a school class (see ``TIME``)."""

LABEL: Final = r"(?:(?:møde)?(?:(?:start|slut)?tidspunkt|tid|start|slut)|hævet|sluttede|sluttet|begyndte|startede)\b:?"
"""Words after which ``16.30`` and ``16-18`` are times; no part of the expression."""

_HOUR: Final = r"(?:2[0-4]|1[0-9]|0?[0-9])"
_MINUTE: Final = r"[0-5][0-9]"
_SECOND: Final = rf"(?::{_MINUTE})?"
_DOTTED: Final = rf"{_HOUR}\.{_MINUTE}"
_EITHER: Final = rf"{_HOUR}[.:]{_MINUTE}{_SECOND}"
_ANY: Final = rf"(?:{_HOUR}[.:,]{_MINUTE}{_SECOND}|{_HOUR}{_MINUTE}(?![0-9])|{_HOUR}(?![0-9]))"
_LATER: Final = rf"(?:(?:1\x20[0-9]|2\x20[0-4])[.:]{_MINUTE}|{_ANY})"
"""The end of a range, its hour perhaps torn apart by a scan ("1 7.00")."""
_TO: Final = rf"\s{{0,2}}(?:[-\u2013\u2014]|til\b)\s{{0,2}}(?:ca\b\.?\s?)?(?:{CUE})?"
_END: Final = r"(?![0-9]|[.,:/][0-9]|\.?\s?(?:kr|mio|pct)\b|\s?[%°])"

# With a colon and no word before it, an hour of one digit under 6 is a ratio (1:25) more often than a time.
_COLON: Final = rf"(?:2[0-4]|1[0-9]|0[0-9]|[6-9]):{_MINUTE}{_SECOND}"

TIME: Final = re.compile(
    rf"""
    (?<!\w) (?=k) (?<![0-9]\.) (?<![0-9]\.\s) (?P<cued> {CUE} {_ANY} (?: {_TO} {_LATER} {_END} | {_END} ) )
  | (?<!\w) (?=[mtshb]) {LABEL} \s{{1,2}}
    (?P<labelled> (?: {_EITHER} | {_HOUR} (?= {_TO} ) ) (?: {_TO} {_ANY} {_END} | {_END} ) )
  | (?=[0-9]) (?: (?<=[0-9]T) | (?<![\w.,:/-]) (?<![0-9]\u2013) )
    (?P<bare> {_COLON} (?: {_TO} {_EITHER} {_END} | {_END} ) | {_DOTTED} {_TO} {_EITHER} {_END} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
TORN: Final = re.compile(r"(?<=[-\u2013\s][12])\x20(?=[0-9][.:][0-5][0-9])")
"""The blank in an hour that a scan has torn apart."""
CLOCK: Final = re.compile(r"([0-9]{1,2})(?:[.:,]?([0-5][0-9])(?::[0-5][0-9])?)?(?![0-9])")
