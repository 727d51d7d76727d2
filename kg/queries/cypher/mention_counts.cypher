UNWIND $ids AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (m:Mention)-[:REFERS_TO]->(e)
RETURN id, count(m) AS mentions
