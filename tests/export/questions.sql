-- Worked questions for dataset.duckdb and dataset.sqlite of `referat export`; the tests run each in both.

-- What was decided on a topic, where and when?
SELECT date, body, title, outcome, text FROM decisions_in_context WHERE topic_name = 'Social policy' ORDER BY date DESC;

-- How many decisions of each kind did each body take in each year?
SELECT body, substr(CAST(date AS TEXT), 1, 4) AS year, outcome, COUNT(*) AS decisions
FROM decisions_in_context GROUP BY body, year, outcome ORDER BY body, year, decisions DESC;

-- Who was absent most, among those at ten meetings or more?
SELECT person, body, meetings, missed, rate FROM attendance_rates WHERE meetings >= 10 ORDER BY rate, missed DESC LIMIT 20;

-- Which items split the vote, and how?
SELECT m.date, m.body, i.title, v.side, v.voter_kind, COALESCE(v.voter, v.party) AS voter, v.count
FROM votes v
JOIN decisions d ON d.decision_id = v.decision_id
JOIN agenda_items i ON i.item_id = d.item_id
JOIN meetings m ON m.meeting_id = d.meeting_id
WHERE d.decision_id IN (SELECT decision_id FROM votes WHERE side = 'against')
ORDER BY m.date, i.ordinal, v.side;

-- How long from first treatment to the latest, by authority?
SELECT owner, COUNT(*) AS cases, AVG(days) AS mean_days, MAX(days) AS longest
FROM (SELECT owner, case_id, MAX(days_since_first) AS days FROM case_threads WHERE steps > 1 GROUP BY owner, case_id) AS lasted
GROUP BY owner ORDER BY mean_days DESC;

-- What way did a case take?
SELECT step, date, body, title, outcomes, forwarded_to FROM case_threads WHERE case_number = '24/5512' ORDER BY step;

-- What do projects cost, by programme?
SELECT programme, COUNT(*) AS projects, SUM(budget_dkk) AS budget_dkk, SUM(grant_dkk) AS grant_dkk
FROM project_money GROUP BY programme ORDER BY projects DESC;

-- Which organisations take part in most projects, and as what?
SELECT e.name, p.role, COUNT(*) AS projects
FROM project_partners p JOIN entities e ON e.entity_id = p.organisation_entity_id
GROUP BY e.name, p.role ORDER BY projects DESC, e.name LIMIT 50;

-- Which municipalities co-finance projects, with how much?
SELECT p.name AS project, e.name AS municipality, s.value AS stated, s.amount_dkk
FROM project_statements s
JOIN projects p ON p.entity_id = s.project_entity_id
JOIN entities e ON e.entity_id = s.target_entity_id
WHERE s.field IN ('funder', 'own_contribution') AND e.entity_type = 'municipality'
ORDER BY s.amount_dkk DESC;

-- Which sums over a million kroner stand in items that were approved?
SELECT DISTINCT m.date, m.body, i.title, a.text, a.value_dkk
FROM amounts a
JOIN agenda_items i ON i.item_id = a.item_id
JOIN meetings m ON m.meeting_id = i.meeting_id
JOIN decisions d ON d.item_id = i.item_id
WHERE a.value_dkk > 1000000 AND d.outcome LIKE 'approved%'
ORDER BY a.value_dkk DESC;

-- Which topics have the least certain codes, and should be looked at by a person?
SELECT t.name_en, COUNT(*) AS items, AVG(i.topic_score) AS mean_score, SUM(CASE WHEN i.topic_score < 0.7 THEN 1 ELSE 0 END) AS unsure
FROM agenda_items i JOIN cap_topics t ON t.topic = i.topic
WHERE i.topic_method = 'model' GROUP BY t.name_en ORDER BY mean_score;

-- What could not be settled, by kind?
SELECT kind, severity, COUNT(*) AS issues FROM issues GROUP BY kind, severity ORDER BY issues DESC;
