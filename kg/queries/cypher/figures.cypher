// The observations that are about an entity or measure it
MATCH (e:Entity {id: $id})
MATCH (o:Observation)-[:ABOUT|MEASURES]->(e)
OPTIONAL MATCH (o)-[:ABOUT]->(a:Entity)
RETURN DISTINCT o, a
