"""What the pages say, in Danish or English: texts, names of codes, days, numbers and money as they are written there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Literal

from pipeline.resources import gazetteer
from pipeline.search import labels
from pipeline.search.answer import Notice
from pipeline.web.messages import MESSAGES

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = ("da", "en")

_MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_QUALITY = re.compile(r"(?:q=([01](?:\.\d{0,3})?))?", re.ASCII)
_MOST_WANTED = 50
_SPACE = "\N{NO-BREAK SPACE}"
_NAMED_AS = {"item_type": "type"}
"""Groups of codes that the search library names, where it calls them otherwise."""


def preferred(accepted: str) -> Language:
    """The language of these pages that a browser asks for first; Danish where it asks for none of them.

    Args:
        accepted: an ``Accept-Language`` header (RFC 9110, 12.5.4); also a broken one.

    >>> preferred("en-GB,en;q=0.9,da;q=0.8"), preferred("de, da;q=0.5, en;q=0.2"), preferred("nb;q=x"), preferred("en;q=0")
    ('en', 'da', 'da', 'da')
    """
    found: dict[Language, float] = {}
    for wanted in accepted.lower().split(",")[:_MOST_WANTED]:
        tag, _, weight = wanted.partition(";")
        quality = _QUALITY.fullmatch(weight.strip())
        for language in LANGUAGES:
            if quality and tag.strip().split("-")[0] == language:
                found.setdefault(language, float(quality[1] or 1))
    best = max(found, key=lambda language: found[language], default=LANGUAGES[0])
    return best if found.get(best) else LANGUAGES[0]


def said(catalogue: Mapping[str, tuple[str, str]], language: Language, key: str, values: Mapping[str, object]) -> str:
    """A text of a catalogue in one language, with values put in.

    Raises:
        KeyError: where the catalogue has no such text.

    >>> said({"hello": ("Hej {name}", "Hello {name}")}, "en", "hello", {"name": "Ida"})
    'Hello Ida'
    """
    text = catalogue[key][LANGUAGES.index(language)]
    return text.format(**values) if values else text


class Words:
    r"""One language.

    >>> Words("da").day(date(2024, 5, 1)), Words("en").number(12345.5)
    ('1.\xa0maj 2024', '12,345.5')
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._place = LANGUAGES.index(language)

    def say(self, key: str, **values: object) -> str:
        """A text of the catalogue, with values put in.

        Raises:
            KeyError: where the catalogue has no such text.
        """
        return said(MESSAGES, self.language, key, values)

    def count(self, key: str, n: int) -> str:
        """A number with what is counted, in the singular where it is one.

        >>> Words("da").count("n.document", 1), Words("da").count("n.document", 1200)
        ('1 dokument', '1.200 dokumenter')
        """
        one, several = MESSAGES[key][self._place].split("|")
        return f"{self.number(n)} {one if n == 1 else several}"

    def label(self, group: str, code: object) -> str:
        """What a code is called; the code itself where it has no name.

        >>> Words("da").label("outcome", "noted"), Words("en").label("outcome", "noted")
        ('Taget til efterretning', 'Noted')
        """
        if code is None:
            return ""
        text = str(code)
        if f"{group}.{text}" in MESSAGES:
            return MESSAGES[f"{group}.{text}"][self._place]
        group = _NAMED_AS.get(group, group)
        danish = labels.label(group, text)
        if self.language == "da" or danish == text or group in ("municipality", "programme"):
            return danish
        return _topics_in_english().get(text, text) if group == "topic" else text.replace("_", " ").capitalize()

    def notice(self, notice: Notice) -> str:
        """What the search has to say."""
        return notice if self.language == "da" else notice.english

    def day(self, value: date | None, precision: str | None = "day") -> str:
        """A day in words; only its month or year where it is no more exact."""
        if value is None:
            return ""
        month = _MONTHS[self.language][value.month - 1]
        if precision == "year":
            return str(value.year)
        if precision == "month":
            return f"{month} {value.year}"
        dot = "." if self.language == "da" else ""
        return f"{value.day}{dot}{_SPACE}{month} {value.year}"

    def days(self, first: date | None, last: date | None) -> str:
        """Two days as a period, one where they are the same."""
        known = sorted({day for day in (first, last) if day is not None})
        return " – ".join(self.day(day) for day in known)

    def moment(self, value: datetime | None) -> str:
        """A day and time of day (UTC)."""
        return f"{self.day(value.date())} {self.clock(value.time())} UTC" if value else ""

    def clock(self, value: time | None) -> str:
        r"""A time of day.

        >>> Words("da").clock(time(9, 30))
        'kl.\xa09.30'
        """
        if value is None:
            return ""
        return (
            f"kl.{_SPACE}{value.hour}.{value.minute:02}" if self.language == "da" else f"{value.hour}:{value.minute:02}"
        )

    def number(self, value: float | None) -> str:
        """A number with as many decimals as it needs, two at most."""
        if value is None:
            return ""
        text = f"{value:,.2f}".rstrip("0").rstrip(".")
        return text.translate(str.maketrans(",.", ".,")) if self.language == "da" else text

    def money(self, amount: float | None, currency: str | None) -> str:
        r"""A sum with its currency.

        >>> Words("da").money(1250000.0, "DKK"), Words("en").money(1.5, "EUR")
        ('1.250.000\xa0kr.', 'EUR\xa01.5')
        """
        if amount is None:
            return ""
        if self.language == "da":
            return f"{self.number(amount)}{_SPACE}{'kr.' if currency == 'DKK' else currency or ''}".strip()
        return f"{currency or ''}{_SPACE}{self.number(amount)}".strip()

    def percent(self, share: float) -> str:
        r"""A share of one in percent, never rounded up to all of it.

        >>> Words("da").percent(0.9996), Words("da").percent(1.0)
        ('99,9\xa0%', '100\xa0%')
        """
        return f"{self.number(share if share == 1 else int(share * 1000) / 10) if share != 1 else '100'}{_SPACE}%"

    def how(self, method: str | None, score: float | None = None) -> str:
        r"""What gave a value, and how sure it is.

        >>> Words("da").how("model:fast", 0.91), Words("en").how("grammar:persons")
        ('sprogmodel (fast), 91\xa0% sikker', 'rule (persons)')
        """
        if not method and score is None:
            return ""
        way, _, which = (method or "").partition(":")
        named = self.label("how", way) if f"how.{way}" in MESSAGES else self.say("how.rule") if way else ""
        detail = which if f"how.{way}" in MESSAGES else method
        told = f"{named} ({detail})" if detail and named else named
        sure = self.say("how.sure", share=self.percent(score)) if score is not None else ""
        return ", ".join(filter(None, (told, sure)))


@cache
def _topics_in_english() -> dict[str, str]:
    return {row["cap_major"]: row["name_en"] for row in gazetteer("topics.csv")}
