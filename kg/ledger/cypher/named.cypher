MATCH (m:Mention)-[:REFERS_TO]->(p:Project)
WHERE m.report IN $reports
RETURN DISTINCT p.id AS project_id, m.name AS name
