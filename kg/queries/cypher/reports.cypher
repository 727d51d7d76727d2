MATCH (r:Report)
RETURN r.id AS id, r.title AS title
