MATCH (r:Report)
RETURN r.id AS id, r.year AS year, r.delivered_on AS delivered_on, r.place AS place, labels(r) AS labels
