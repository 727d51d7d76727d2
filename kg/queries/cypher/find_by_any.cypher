// The entities that are called exactly so, by whatever; names that full text does not know
MATCH (e:Entity)
WHERE e.id = $text OR e.name = $text OR e.code = $text OR $text IN e.aliases
RETURN e
