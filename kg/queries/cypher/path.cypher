// The shortest ways between two entities
MATCH (a:Entity {id: $a}), (b:Entity {id: $b})
WHERE a <> b
MATCH p = allShortestPaths((a)-[:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN*..8]-(b))
WITH p, [r IN relationships(p) | r.id] AS ids
ORDER BY ids LIMIT 1
UNWIND relationships(p) AS r
RETURN type(r) AS type, r, startNode(r) AS head, endNode(r) AS tail
