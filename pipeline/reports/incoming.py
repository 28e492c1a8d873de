"""What came in, and what failed."""

from __future__ import annotations

from typing import Final

from pipeline.reports.figure import Column, Figure, Picture, Section

_TOTALS: Final = """\
SELECT 'documents' AS what, count(DISTINCT document_id) AS n FROM documents WHERE superseded_by IS NULL
UNION ALL SELECT 'meetings', count(*) FROM meetings
UNION ALL SELECT 'items', count(*) FROM agenda_items
UNION ALL SELECT 'decisions', count(*) FROM decisions
UNION ALL SELECT 'cases', count(*) FROM cases
UNION ALL SELECT 'projects', count(*) FROM projects
UNION ALL SELECT 'issues', count(*) FROM issues"""

_KINDS: Final = """\
SELECT kind, count(DISTINCT document_id) AS documents, min(published_on) AS first, max(published_on) AS last
FROM documents
WHERE superseded_by IS NULL
GROUP BY kind
ORDER BY documents DESC, kind"""

_YEARS: Final = """\
SELECT CAST(year(published_on) AS VARCHAR) AS year, count(DISTINCT document_id) AS documents
FROM documents
WHERE superseded_by IS NULL AND published_on IS NOT NULL
GROUP BY year(published_on)
ORDER BY year(published_on)"""

_PUBLISHERS: Final = """\
SELECT municipality_code, publisher, count(DISTINCT document_id) AS documents, min(published_on) AS first, max(published_on) AS last
FROM (
    SELECT d.document_id, d.published_on, coalesce(m.municipality_code, d.municipality_code) AS municipality_code,
           CASE WHEN coalesce(m.municipality_code, d.municipality_code) IS NULL THEN d.publisher END AS publisher
    FROM documents d
    LEFT JOIN meetings m ON m.meeting_id = d.meeting_id
    WHERE d.superseded_by IS NULL
)
GROUP BY municipality_code, publisher
ORDER BY documents DESC, municipality_code, publisher"""

_RUNS: Final = """\
SELECT started, finished, sources, new, unchanged, failed, seconds, run_id
FROM runs
ORDER BY started DESC, run_id"""

_STAGES: Final = """\
SELECT stage, error_type, count(*) AS sources, sum(attempts) AS attempts, max(failed_at) AS last_failed
FROM failures
GROUP BY stage, error_type
ORDER BY sources DESC, stage, error_type"""

_FAILURES: Final = """\
SELECT source_uri, stage, message, attempts, failed_at
FROM failures
ORDER BY failed_at DESC, source_uri"""

TOTALS: Final = Figure("totals", _TOTALS, (Column("what", "code", "total"), Column("n", "number")))
DOCUMENTS: Final = (
    Figure(
        "kinds",
        _KINDS,
        (
            Column("kind", "code", "document_kind"),
            Column("documents", "number"),
            Column("first", "day"),
            Column("last", "day"),
        ),
        Picture("bars", ("kind",), ("documents",)),
    ),
    Figure(
        "years",
        _YEARS,
        (Column("year"), Column("documents", "number")),
        Picture("columns", ("year",), ("documents",)),
    ),
)
PUBLISHERS: Final = Figure(
    "publishers",
    _PUBLISHERS,
    (
        Column("municipality_code", "code", "municipality"),
        Column("publisher"),
        Column("documents", "number"),
        Column("first", "day"),
        Column("last", "day"),
    ),
    Picture("bars", ("municipality_code", "publisher"), ("documents",)),
)
_RUN_FIGURES: Final = (
    Figure(
        "runs",
        _RUNS,
        (
            Column("started", "moment"),
            Column("finished", "moment"),
            *(Column(name, "number") for name in ("sources", "new", "unchanged", "failed", "seconds")),
        ),
    ),
    Figure(
        "stages",
        _STAGES,
        (
            Column("stage", "code", "stage"),
            Column("error_type", tongue="en"),
            Column("sources", "number"),
            Column("attempts", "number"),
            Column("last_failed", "moment"),
        ),
        Picture("bars", ("stage", "error_type"), ("sources",)),
    ),
    Figure(
        "failures",
        _FAILURES,
        (
            Column("source_uri"),
            Column("stage", "code", "stage"),
            Column("message", tongue="en"),
            Column("attempts", "number"),
            Column("failed_at", "moment"),
        ),
    ),
)

INCOMING: Final = Section("incoming", (TOTALS, *DOCUMENTS, PUBLISHERS, *_RUN_FIGURES))
SCOPED_INCOMING: Final = Section("incoming", (TOTALS, *DOCUMENTS, PUBLISHERS))
