// The relationships around some entities, without the hierarchy of places
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[r:UNDERTAKES|LOCATED_IN|HAS_STATUS|IN_INDUSTRY]-(x)
RETURN DISTINCT type(r) AS type, r, startNode(r) AS head, endNode(r) AS tail
