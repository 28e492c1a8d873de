"""The feasts of the Danish year by their names: days that move with Easter, and days that do not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

_WEEK: Final = 7

_AFTER_EASTER: Final[Mapping[str, tuple[int, int]]] = {
    "fastelavn": (-49, -49),
    "palmesøndag": (-7, -7),
    "påske(?:n|ferien?|tid)?": (-3, 1),
    "skærtorsdag": (-3, -3),
    "langfredag": (-2, -2),
    "påskedag": (0, 0),
    r"(?:2\.|anden) påskedag": (1, 1),
    "store bededag": (26, 26),
    r"kr(?:isti|\.) himmelfart(?:sdag|sferien?)?": (39, 39),
    "pinse(?:n|ferien?)?": (49, 50),
    "pinsedag": (49, 49),
    r"(?:2\.|anden) pinsedag": (50, 50),
}
"""Days after Easter Sunday, first and last."""
_FIXED: Final[Mapping[str, tuple[int, int, int]]] = {
    "nytår(?:et|sdag)?": (1, 1, 1),
    "helligtrekonger": (1, 6, 6),
    "kyndelmisse": (2, 2, 2),
    "grundlovsdag": (6, 5, 5),
    "valdemarsdag": (6, 15, 15),
    r"(?:sankt|sct\.?|skt\.?) ?hans(?: ?aften)?": (6, 23, 23),
    "mikkelsdag": (9, 29, 29),
    "mortensaften": (11, 10, 10),
    "jul(?:en)?": (12, 24, 26),
    "juleaften": (12, 24, 24),
    "nytårs(?:aften|nat)": (12, 31, 31),
}
"""Month, first and last day."""
_ADVENT: Final = r"(?P<advent>[1-4]|første|anden|tredje|fjerde)\.? søndag i advent"
_ALL_SAINTS: Final = "allehelgen(?:sdag)?"
_TURN: Final = r"(?P<turn>årsskiftet)(?: (?P<old>(?:19|20)\d\d) ?[-/–] ?(?:\d{4}|\d\d))?"
_NAMES: Final = (*_AFTER_EASTER, *_FIXED)
_FEAST: Final = re.compile(
    rf"(?:(?:i|til|fra|ved|omkring|efter|før|inden) )?(?:{_TURN}|(?:{'|'.join(f'(?P<f{n}>{name})' for n, name in enumerate(_NAMES))}"
    rf"|{_ADVENT}|(?P<saints>{_ALL_SAINTS}))(?:,? (?:i )?(?P<year>(?:19|20)\d\d))?)",
    re.IGNORECASE,
)
_ADVENTS: Final = {"første": 1, "anden": 2, "tredje": 3, "fjerde": 4}


def easter_sunday(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.

    >>> easter_sunday(2024), easter_sunday(2025)
    (datetime.date(2024, 3, 31), datetime.date(2025, 4, 20))
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    corrected = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - corrected + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % _WEEK
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def read_feast(words: str, reference: date | None) -> tuple[date, date] | None:
    """The first and last day of the feast that words name; None where they name none, or no year and there is no reference.

    A missing year is that which brings the feast nearest to the reference. The turn of the year is 1 January.

    Args:
        words: all of them, a preposition included.
        reference: the document's date.

    >>> read_feast("påsken 2024", None)
    (datetime.date(2024, 3, 28), datetime.date(2024, 4, 1))
    >>> read_feast("til nytår", date(2024, 11, 20))
    (datetime.date(2025, 1, 1), datetime.date(2025, 1, 1))
    >>> read_feast("1. søndag i advent 2023", None)[0], read_feast("årsskiftet 2022/23", None)[0]
    (datetime.date(2023, 12, 3), datetime.date(2023, 1, 1))
    """
    feast = _FEAST.fullmatch(words)
    if feast is None:
        return None
    if feast["year"] or feast["old"]:
        return _days(feast, int(feast["year"] or feast["old"]) + (feast["old"] is not None))
    if reference is None or not date.min.year < reference.year < date.max.year:
        return None
    near = (_days(feast, reference.year + step) for step in (-1, 0, 1))
    return min(near, key=lambda days: abs((days[0] - reference).days))


def _days(feast: re.Match[str], year: int) -> tuple[date, date]:
    if feast["advent"]:
        number = _ADVENTS.get(feast["advent"].lower()) or int(feast["advent"])
        christmas = date(year, 12, 25)
        last = christmas - timedelta(days=christmas.weekday() + 1)
        return (day := last - timedelta(weeks=4 - number)), day
    if feast["saints"]:
        first = date(year, 11, 1)
        return (day := first + timedelta(days=_WEEK - 1 - first.weekday())), day
    if feast["turn"]:
        return (day := date(year, 1, 1)), day
    number = next(number for number in range(len(_NAMES)) if feast[f"f{number}"])
    name = _NAMES[number]
    if name in _FIXED:
        month, first_day, last_day = _FIXED[name]
        return date(year, month, first_day), date(year, month, last_day)
    easter = easter_sunday(year)
    before, after = _AFTER_EASTER[name]
    return easter + timedelta(days=before), easter + timedelta(days=after)
