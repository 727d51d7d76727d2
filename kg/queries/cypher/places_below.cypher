// The relationships that put places directly inside a place
MATCH (x:Place)-[r:WITHIN]->(p:Place {id: $id})
RETURN type(r) AS type, r, x AS head, p AS tail
