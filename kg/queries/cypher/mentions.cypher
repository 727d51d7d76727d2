// The mentions of an entity, with the section they stand in
MATCH (m:Mention)-[r:REFERS_TO]->(:Entity {id: $id})
OPTIONAL MATCH (m)-[:STATED_IN]->(s:Section)
RETURN m, r.rule AS reason, s.name AS section
