"""What was decided, by whom, on what and when, and about how much money."""

from __future__ import annotations

from typing import Final

from pipeline.reports.figure import Column, Figure, Picture, Section

_WAYS: Final = """\
count(*) AS decisions,
       count(*) FILTER (outcome IN ('approved', 'approved_with_changes', 'recommended', 'elected', 'no_remarks')) AS carried,
       count(*) FILTER (outcome IN ('noted', 'discussed')) AS noted,
       count(*) FILTER (outcome IN ('postponed', 'sent_back', 'referred')) AS moved,
       count(*) FILTER (outcome IN ('rejected', 'withdrawn')) AS refused,
       count(*) FILTER (outcome IS NULL OR outcome = 'unknown') AS unknown"""
_PARTS: Final = ("carried", "noted", "moved", "refused", "unknown")
_COUNTS: Final = tuple(Column(name, "number") for name in ("decisions", *_PARTS))

_OUTCOMES: Final = """\
SELECT coalesce(outcome, 'unknown') AS outcome, count(*) AS decisions, count(DISTINCT meeting_id) AS meetings
FROM decisions
GROUP BY coalesce(outcome, 'unknown')
ORDER BY decisions DESC, outcome"""

_BODIES: Final = f"""\
SELECT m.municipality_code, coalesce(m.body, d.body) AS body,
       {_WAYS}
FROM decisions d
LEFT JOIN meetings m ON m.meeting_id = d.meeting_id
GROUP BY m.municipality_code, coalesce(m.body, d.body)
ORDER BY decisions DESC, m.municipality_code, body"""

_TOPICS: Final = f"""\
SELECT i.topic,
       {_WAYS}
FROM decisions d
LEFT JOIN agenda_items i ON i.item_id = d.item_id
GROUP BY i.topic
ORDER BY decisions DESC, i.topic"""

_YEARS: Final = f"""\
SELECT CAST(year(date) AS VARCHAR) AS year,
       {_WAYS}
FROM decisions
GROUP BY year(date)
ORDER BY year(date) NULLS LAST"""

_APPROVED_MONEY: Final = """\
    SELECT coalesce(min(s.case_id), d.item_id) AS matter, d.item_id, i.topic, i.title, m.municipality_code,
           coalesce(m.body, d.body) AS body, d.date, max(a.value_dkk) AS amount_dkk
    FROM decisions d
    JOIN agenda_items i ON i.item_id = d.item_id
    JOIN amounts a ON a.item_id = d.item_id
    LEFT JOIN recommendations r ON r.item_id = d.item_id
    LEFT JOIN meetings m ON m.meeting_id = d.meeting_id
    LEFT JOIN case_items s ON s.item_id = d.item_id
    WHERE d.outcome IN ('approved', 'approved_with_changes')
      AND ((a.document_id = d.document_id AND a.char_start >= d.char_start AND a.char_end <= d.char_end)
        OR (a.document_id = r.document_id AND a.char_start >= r.char_start AND a.char_end <= r.char_end))
    GROUP BY d.item_id, i.topic, i.title, m.municipality_code, coalesce(m.body, d.body), d.date
    HAVING max(a.value_dkk) > 0"""

_MONEY: Final = f"""\
SELECT topic, count(*) AS matters, sum(amount_dkk) AS amount_dkk, median(amount_dkk) AS median_dkk, max(amount_dkk) AS largest_dkk
FROM (
  SELECT matter, arg_max(topic, date) AS topic, max(amount_dkk) AS amount_dkk
  FROM (
{_APPROVED_MONEY}
  )
  GROUP BY matter
)
GROUP BY topic
ORDER BY amount_dkk DESC, topic"""

_LARGEST: Final = f"""\
SELECT date, municipality_code, body, title, topic, amount_dkk, item_id
FROM (
{_APPROVED_MONEY}
)
ORDER BY amount_dkk DESC, date DESC, item_id"""

_LATEST: Final = """\
SELECT d.date, m.municipality_code, coalesce(m.body, d.body) AS body, i.title, coalesce(d.outcome, 'unknown') AS outcome, d.decision_id
FROM decisions d
LEFT JOIN agenda_items i ON i.item_id = d.item_id
LEFT JOIN meetings m ON m.meeting_id = d.meeting_id
ORDER BY d.date DESC NULLS LAST, d.decision_id"""

_BODY: Final = (Column("municipality_code", "code", "municipality"), Column("body", tongue="da"))
_TOPIC: Final = Column("topic", "code", "topic")
_AMOUNT: Final = Column("amount_dkk", "money")

_BY_OUTCOME: Final = Figure(
    "outcomes",
    _OUTCOMES,
    (Column("outcome", "code", "outcome"), Column("decisions", "number"), Column("meetings", "number")),
    Picture("bars", ("outcome",), ("decisions",)),
)
_BY_BODY: Final = Figure("bodies", _BODIES, (*_BODY, *_COUNTS), Picture("parts", ("municipality_code", "body"), _PARTS))
_BY_TOPIC: Final = Figure("topics", _TOPICS, (_TOPIC, *_COUNTS), Picture("parts", ("topic",), _PARTS))
_BY_YEAR: Final = Figure("decided_years", _YEARS, (Column("year"), *_COUNTS), Picture("columns", ("year",), _PARTS))
_NEWEST: Final = Figure(
    "latest",
    _LATEST,
    (Column("date", "day"), *_BODY, Column("title", tongue="da"), Column("outcome", "code", "outcome")),
)

DECISIONS: Final = Section("decisions", (_BY_OUTCOME, _BY_BODY, _BY_TOPIC, _BY_YEAR))
SCOPED_DECISIONS: Final = Section("decisions", (_BY_OUTCOME, _BY_BODY, _BY_TOPIC, _BY_YEAR, _NEWEST))
LATEST_DECISIONS: Final = Section("decisions", (_NEWEST,))
MONEY: Final = Section(
    "money",
    (
        Figure(
            "money",
            _MONEY,
            (
                _TOPIC,
                Column("matters", "number"),
                _AMOUNT,
                Column("median_dkk", "money"),
                Column("largest_dkk", "money"),
            ),
            Picture("bars", ("topic",), ("amount_dkk",)),
        ),
        Figure("largest", _LARGEST, (Column("date", "day"), *_BODY, Column("title", tongue="da"), _TOPIC, _AMOUNT)),
    ),
)
