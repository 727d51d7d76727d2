// The observations that are about an entity or measure it
MATCH (o:Observation)-[:ABOUT|MEASURES]->(:Entity {id: $id})
OPTIONAL MATCH (o)-[:ABOUT]->(a:Entity)
RETURN DISTINCT o, a
