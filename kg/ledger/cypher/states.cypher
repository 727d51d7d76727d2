MATCH (p:Project)-[s:HAS_STATUS]->(t:Status)
WHERE $reports IS NULL OR s.report IN $reports
RETURN p.id AS project_id, p.name AS project, t.id AS status, t.name AS label, t.order AS rank, s.id AS id,
       s.kind AS kind, s.period AS period, s.quote AS quote, s.report AS report, s.start AS start, s.end AS end, s.cue AS cue
