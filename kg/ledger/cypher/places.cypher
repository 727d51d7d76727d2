MATCH (o:Observation {report: $report})-[:ABOUT]->(x:Entity)
RETURN DISTINCT CASE WHEN x.code IS NULL THEN x.id ELSE x.code END AS key
