// Run once for Observation and Mention, whose name stands for LABEL
MATCH (n:LABEL {id: $id})
OPTIONAL MATCH (n)-[:STATED_IN]->(s:Section)
OPTIONAL MATCH (n)-[r:REFERS_TO|ABOUT]->(e:Entity)
RETURN n, s.name AS section, e, CASE type(r) WHEN 'REFERS_TO' THEN r.rule END AS reason
