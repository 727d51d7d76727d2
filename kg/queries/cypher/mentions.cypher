// The mentions of an entity, with the section they stand in
MATCH (e:Entity {id: $id})
MATCH (m:Mention)-[r:REFERS_TO]->(e)
OPTIONAL MATCH (m)-[:STATED_IN]->(s:Section)
RETURN m, r.rule AS reason, s.name AS section
