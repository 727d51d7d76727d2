// What puts places directly inside others, once for each pair, however many reports imply it
UNWIND $ids AS id
MATCH (:Place {id: id})-[r:WITHIN]-(:Place)
WITH startNode(r) AS head, endNode(r) AS tail, min(r.id) AS first
MATCH (head)-[r:WITHIN]->(tail)
WHERE r.id = first
RETURN DISTINCT type(r) AS type, r, head, tail
