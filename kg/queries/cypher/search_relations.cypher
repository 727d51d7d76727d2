CALL db.index.fulltext.queryRelationships($index, $phrase) YIELD relationship
WHERE all(word IN $words WHERE toLower(relationship.quote) CONTAINS word)
RETURN relationship.id AS id, startNode(relationship).name AS head, endNode(relationship).name AS tail,
       relationship.quote AS quote, relationship.report AS report, relationship.start AS start
