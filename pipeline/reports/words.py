"""What reports say in one language: their own texts, and days, numbers and names of codes as the web pages write them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pipeline.reports.figure import Column
from pipeline.reports.messages import MESSAGES
from pipeline.web.language import Language, Words, said


class ReportWords:
    """One language.

    >>> danish = ReportWords("da")
    >>> danish.heading(Column("decisions", "number")), danish.cell(Column("topic", "code", "topic"), 7)
    ('Beslutninger', 'Miljø')
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.common = Words(language)

    def say(self, key: str, **values: object) -> str:
        """A text of the catalogue, with values put in.

        Raises:
            KeyError: where the catalogue has no such text.
        """
        return said(MESSAGES, self.language, key, values)

    def heading(self, column: Column) -> str:
        """What a column is called."""
        return self.say(f"column.{column.name}")

    def cell(self, column: Column, value: Any, currency: str | None = None) -> str:
        """A value as it stands in a table; "" for null.

        Args:
            column: that it is of.
            value: as the query gives it.
            currency: of money; kroner where None.
        """
        if value is None:
            return ""
        if column.kind == "code":
            return self._named(column.codes, str(value))
        if column.kind == "number":
            return self.common.number(value)
        if column.kind == "money":
            return self.common.money(value, currency or "DKK")
        if column.kind == "percent":
            return self.common.percent(value)
        if column.kind == "moment" and isinstance(value, datetime):
            return self.common.moment(value)
        return self.common.day(value) if isinstance(value, date) else str(value)

    def _named(self, group: str, code: str) -> str:
        """What a code is called; several with commas each by itself."""
        if group == "outcomes":
            return ", ".join(self.common.label("outcome", each) for each in code.split(", "))
        if f"{group}.{code}" in MESSAGES:
            return self.say(f"{group}.{code}")
        return code.replace("_", " ") if group == "issue" else self.common.label(group, code)
