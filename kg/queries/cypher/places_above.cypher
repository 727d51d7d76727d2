// The places directly around a place; as many relationships as reports say so, hence the DISTINCT
MATCH (:Place {id: $id})-[:WITHIN]->(p:Place)
RETURN DISTINCT p
