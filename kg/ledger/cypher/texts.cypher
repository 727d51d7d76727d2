MATCH (r:Report)
WHERE r.id IN $reports
RETURN r.id AS report, r.text AS text
