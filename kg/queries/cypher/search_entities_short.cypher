// A single character is in no full-text index
MATCH (e:Entity)
WHERE all(word IN $words WHERE toLower(e.search) CONTAINS word)
RETURN e
