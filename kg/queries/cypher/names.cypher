// Every name and alias (of entities of a type), to suggest from
MATCH (e:Entity)
WHERE $type IS NULL OR $type IN labels(e)
RETURN e.name AS name, e.aliases AS aliases
