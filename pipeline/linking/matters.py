"""The keys by which agenda items of one matter find each other: of the case number, and of the title."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from pipeline.linking.meetings import body_id
from pipeline.linking.titles import read_title, title_key
from pipeline.records import AgendaItem

_EVERY_MEETING: Final = frozenset({"procedural", "question_time", "any_other_business"})
_SUBJECT_ALONE: Final = re.compile(r"\d{1,2}\.\d\d(?:\.\d\d)?")
_SUMMER: Final = timedelta(days=212)
"""From New Year to the end of July, when no body meets and no matter is between two of them."""
_BLANKS_AND_DASHES: Final = re.compile(r"[\s\-\u2010-\u2015]+")


def case_key(item: AgendaItem, owner: str | None, body: str | None) -> str | None:
    """What the items of one numbered case share: whose case it is, and the number however it is spaced.

    A KLE subject alone ("00.01.00") numbers no case, and an item that every meeting has is no matter.

    Args:
        item: an agenda item.
        owner: whose body met, as ``Owner.scope`` gives it.
        body: the body, whose case it is where the owner is not known.

    Returns:
        ``municipality-0461|27.69.40-p20-1-21``, None where there is no such number or nobody whose it could be.
    """
    whose = owner or (f"body:{body_id(body, None)}" if body else None)
    if whose is None or item.case_number is None or _is_no_matter(item):
        return None
    number = _BLANKS_AND_DASHES.sub("-", item.case_number.casefold()).strip("-")
    return None if not number or _SUBJECT_ALONE.fullmatch(number) else f"{whose}|{number}"


def matter_key(item: AgendaItem, owner: str | None, day: date | None) -> str | None:
    """What the items share whose titles are alike, within an authority.

    Titles that many matters share ("Budgetopfølgning pr. 31. marts") are kept apart by political year, August to July, so that
    what is compared stays as small as ever however many years are stored.

    Args:
        item: an agenda item.
        owner: whose body met, as ``Owner.scope`` gives it.
        day: the meeting's.

    Returns:
        ``municipality-0461|ny sti lyng``; None where the title could be any matter's.
    """
    key = None if _is_no_matter(item) else title_key(item.title)
    if key is None:
        return None
    season = "" if read_title(item.title).is_telling else f"|{_political_year(day)}"
    return f"{owner or ''}|{key}{season}"


def _political_year(day: date | None) -> str:
    return str((day - _SUMMER).year) if day is not None and day.year > date.min.year else ""


def _is_no_matter(item: AgendaItem) -> bool:
    """Whether an item is part of every meeting ("Meddelelser"); the case number beside it is that of the meetings' own file."""
    says_nothing = bool(item.title) and title_key(item.title) is None
    return item.item_type in _EVERY_MEETING or (item.item_type == "information" and says_nothing)
