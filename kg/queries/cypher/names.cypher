// Every name and alias, to suggest from
MATCH (e:Entity)
RETURN e.name AS name, e.aliases AS aliases
