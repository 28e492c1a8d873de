"""Who came, and how votes fell."""

from __future__ import annotations

from typing import Final

from pipeline.reports.figure import Column, Figure, Picture, Section

_TURNOUT: Final = """\
SELECT municipality_code, body, count(DISTINCT meeting_id) AS meetings, sum(came) AS present, count(*) - sum(came) AS missed,
       sum(came) / count(*) AS rate
FROM (
    SELECT m.municipality_code, m.body, a.meeting_id, coalesce(a.entity_id, a.person_name) AS person,
           max(CASE WHEN a.status IN ('present', 'joined', 'left') THEN 1 ELSE 0 END) AS came
    FROM attendance a
    JOIN meetings m ON m.meeting_id = a.meeting_id
    WHERE a.item_id IS NULL AND a.status IN ('present', 'absent', 'excused', 'joined', 'left')
    GROUP BY m.municipality_code, m.body, a.meeting_id, coalesce(a.entity_id, a.person_name)
)
GROUP BY municipality_code, body
ORDER BY rate, meetings DESC, municipality_code, body"""

_VOTED: Final = """\
SELECT m.municipality_code, coalesce(m.body, d.body) AS body, count(*) AS decisions,
       count(*) FILTER (d.decision_id IN (SELECT v.decision_id FROM votes v)) AS voted,
       count(*) FILTER (d.unanimous) AS unanimous,
       count(*) FILTER (NOT d.unanimous) AS divided
FROM decisions d
LEFT JOIN meetings m ON m.meeting_id = d.meeting_id
GROUP BY m.municipality_code, coalesce(m.body, d.body)
HAVING voted > 0 OR unanimous > 0 OR divided > 0
ORDER BY voted DESC, decisions DESC, m.municipality_code, body"""

_PARTIES: Final = """\
SELECT coalesce(party, CASE WHEN voter_kind = 'party' THEN voter END) AS party, count(DISTINCT decision_id) AS decisions,
       count(DISTINCT decision_id) FILTER (side = 'for') AS "for",
       count(DISTINCT decision_id) FILTER (side = 'against') AS against,
       count(DISTINCT decision_id) FILTER (side = 'abstained') AS abstained
FROM votes
WHERE voter_kind IN ('party', 'person') AND coalesce(party, CASE WHEN voter_kind = 'party' THEN voter END) IS NOT NULL
GROUP BY ALL
ORDER BY decisions DESC, party"""

_BODY: Final = (Column("municipality_code", "code", "municipality"), Column("body", tongue="da"))
_SIDES: Final = ("for", "against", "abstained")

TAKING_PART: Final = Section(
    "taking_part",
    (
        Figure(
            "turnout",
            _TURNOUT,
            (
                *_BODY,
                Column("meetings", "number"),
                Column("present", "number"),
                Column("missed", "number"),
                Column("rate", "percent"),
            ),
            Picture("bars", ("municipality_code", "body"), ("rate",)),
        ),
        Figure(
            "voted",
            _VOTED,
            (*_BODY, *(Column(name, "number") for name in ("decisions", "voted", "unanimous", "divided"))),
            Picture("bars", ("municipality_code", "body"), ("voted",)),
        ),
        Figure(
            "parties",
            _PARTIES,
            (Column("party"), *(Column(name, "number") for name in ("decisions", *_SIDES))),
            Picture("parts", ("party",), _SIDES),
        ),
    ),
)
