"""Views of the databases for those who write queries, in SQL that SQLite and DuckDB both know."""

from __future__ import annotations

from typing import Final, NamedTuple


class View(NamedTuple):
    """A view: its name, what a row is, the tables it reads, the query. ``{days}`` in it counts days between two dates."""

    name: str
    row: str
    query: str


VIEWS: Final = (
    View(
        "decisions_in_context",
        "a decision with its meeting, its agenda item and the item's topic",
        """
        SELECT d.decision_id, d.item_id, d.meeting_id, m.date, m.body, m.municipality_code, m.region_code,
               i.number, i.title, i.item_type, i.case_number, i.topic, t.name_en AS topic_name, t.name_da AS topic_name_da,
               i.topic_method, i.topic_score, d.part, d.outcome, d.outcome_score, d.unanimous, d.forwarded_to, d.text,
               d.document_id, d.char_start, d.char_end, d.page
        FROM decisions d
        JOIN agenda_items i ON i.item_id = d.item_id
        JOIN meetings m ON m.meeting_id = d.meeting_id
        LEFT JOIN cap_topics t ON t.topic = i.topic
        """,
    ),
    View(
        "project_money",
        "a project with its programme, its lead and the sums that its documents state",
        """
        SELECT p.entity_id AS project_entity_id, p.name, p.acronym, g.name AS programme, p.strand, p.status, p."start", p."end",
               l.name AS lead, p.budget, p.budget_currency, p.budget_dkk, p.applied_for, p.applied_for_currency,
               p.applied_for_dkk, p."grant", p.grant_currency, p.grant_dkk,
               p.own_contribution, p.own_contribution_currency, p.own_contribution_dkk, p.municipality_codes, p.documents
        FROM projects p
        LEFT JOIN entities g ON g.entity_id = p.programme_entity_id
        LEFT JOIN entities l ON l.entity_id = p.lead_entity_id
        """,
    ),
    View(
        "attendance_rates",
        "a person in a body: of how many meetings minutes say how they took part, and at how many of these they were; those who only "
        "joined or left during a meeting count as present",
        """
        SELECT person, body, municipality_code, COUNT(*) AS meetings, SUM(came) AS present, COUNT(*) - SUM(came) AS missed,
               SUM(came) * 1.0 / COUNT(*) AS rate, MIN(date) AS first_date, MAX(date) AS last_date, entity_id
        FROM (
            SELECT COALESCE(e.name, a.person_name) AS person, m.body, m.municipality_code, m.meeting_id, m.date, a.entity_id,
                   MAX(CASE WHEN a.status IN ('present', 'joined', 'left') THEN 1 ELSE 0 END) AS came
            FROM attendance a
            JOIN meetings m ON m.meeting_id = a.meeting_id
            LEFT JOIN entities e ON e.entity_id = a.entity_id
            WHERE a.item_id IS NULL AND a.status IN ('present', 'absent', 'excused', 'joined', 'left')
            GROUP BY COALESCE(e.name, a.person_name), m.body, m.municipality_code, m.meeting_id, m.date, a.entity_id
        ) AS once
        GROUP BY person, body, municipality_code, entity_id
        """,
    ),
    View(
        "case_threads",
        "a step of a case: where and when it was treated, what came of it, and how many days after the first step",
        """
        SELECT c.case_id, c.case_number, c.title AS case_title, c.owner, s.step, c.items AS steps, s.date, s.body, s.title,
               s.outcomes, s.forwarded_to, s.linked_by, {days} AS days_since_first, s.item_id, s.meeting_id
        FROM case_items s
        JOIN cases c ON c.case_id = s.case_id
        """,
    ),
)
"""Every view; each reads tables of the dataset and ``cap_topics``."""
