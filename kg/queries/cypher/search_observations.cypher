CALL db.index.fulltext.queryNodes('observation_text', $phrase) YIELD node
WHERE all(word IN $words WHERE toLower(node.sentence) CONTAINS word)
RETURN node.id AS id, node.name AS name, labels(node) AS labels, node.quote AS quote, node.report AS report,
       node.sentence AS sentence, node.start AS start
