// The entities with this alias
CALL db.index.fulltext.queryNodes('entity_text', $phrase) YIELD node
WHERE $text IN node.aliases
RETURN node AS e
