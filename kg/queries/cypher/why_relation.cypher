// Run once for each relation, whose name stands for RELATION
MATCH (a)-[r:RELATION]->(b)
WHERE r.id = $id
RETURN type(r) AS type, r, a AS head, b AS tail
