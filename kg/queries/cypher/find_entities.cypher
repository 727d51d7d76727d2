// The entities that are called exactly so: by id, name, alias or division code
MATCH (e:Entity)
WHERE e.id = $text OR e.name = $text OR e.code = $text OR $text IN e.aliases
OPTIONAL MATCH (m:Mention)-[:REFERS_TO]->(e)
RETURN e, count(m) AS mentions
