CALL db.index.fulltext.queryNodes('entity_text', $phrase) YIELD node
WHERE all(word IN $words WHERE toLower(node.search) CONTAINS word)
RETURN node AS e
