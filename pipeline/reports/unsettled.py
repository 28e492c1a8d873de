"""What is still open, what could not be settled, and how complete the data are."""

from __future__ import annotations

from typing import Final

from pipeline.reports.figure import Column, Figure, Picture, Section

_OPEN: Final = """\
SELECT c.title, c.case_number, o.name AS owner, s.body, s.outcomes, c.items AS steps, c.first_date, c.last_date,
       date_diff('day', c.first_date, (SELECT max(date) FROM main.meetings)) AS days, c.case_id
FROM cases c
JOIN case_items s ON s.case_id = c.case_id
LEFT JOIN entities o ON o.entity_id = c.owner
WHERE s.step = c.items
  AND c.first_date IS NOT NULL
  AND (s.forwarded_to IS NOT NULL OR regexp_matches(s.outcomes, 'recommended|postponed|sent_back|referred'))
ORDER BY days DESC, c.last_date, c.case_id"""

_KINDS: Final = """\
SELECT kind, severity, count(*) AS issues, count(DISTINCT document_id) AS documents, min(message) AS example
FROM issues
GROUP BY kind, severity
ORDER BY issues DESC, kind, severity"""


def _share(what: str, have: str, table: str) -> str:
    return f"SELECT '{what}' AS what, count(*) FILTER ({have}) AS have, count(*) AS total FROM {table}"


_SHARES: Final = "\nUNION ALL ".join(
    (
        _share("documents_dated", "published_on IS NOT NULL", "documents WHERE superseded_by IS NULL"),
        _share("meetings_placed", "municipality_code IS NOT NULL OR region_code IS NOT NULL", "meetings"),
        _share("items_titled", "length(title) > 0", "agenda_items"),
        _share(
            "items_decided",
            "item_id IN (SELECT d.item_id FROM decisions d)",
            "agenda_items WHERE meeting_id IN (SELECT m.meeting_id FROM meetings m WHERE m.status = 'minutes')",
        ),
        _share("decisions_classed", "outcome IS NOT NULL AND outcome <> 'unknown'", "decisions"),
        _share("items_with_topic", "topic IS NOT NULL", "agenda_items"),
        _share("people_settled", "entity_id IS NOT NULL", "attendance"),
        _share("projects_with_programme", "programme_entity_id IS NOT NULL", "projects"),
        _share("projects_with_time", 'start IS NOT NULL OR "end" IS NOT NULL', "projects"),
    )
)
_QUALITY: Final = f"""\
SELECT what, have, total, have / nullif(total, 0) AS share
FROM (
{_SHARES}
)"""

CASES: Final = Section(
    "cases",
    (
        Figure(
            "open",
            _OPEN,
            (
                Column("title", tongue="da"),
                Column("case_number"),
                Column("owner"),
                Column("body", tongue="da"),
                Column("outcomes", "code", "outcomes"),
                Column("steps", "number"),
                Column("first_date", "day"),
                Column("last_date", "day"),
                Column("days", "number"),
            ),
            Picture("bars", ("title",), ("days",)),
        ),
    ),
)
ISSUES: Final = Section(
    "issues",
    (
        Figure(
            "issues",
            _KINDS,
            (
                Column("kind", "code", "issue", tongue="en"),
                Column("severity", "code", "severity"),
                Column("issues", "number"),
                Column("documents", "number"),
                Column("example", tongue="en"),
            ),
            Picture("bars", ("kind",), ("issues",)),
        ),
    ),
)
QUALITY: Final = Section(
    "quality",
    (
        Figure(
            "quality",
            _QUALITY,
            (
                Column("what", "code", "complete"),
                Column("have", "number"),
                Column("total", "number"),
                Column("share", "percent"),
            ),
            Picture("bars", ("what",), ("share",)),
        ),
    ),
)
