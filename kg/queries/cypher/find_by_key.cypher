// The entities with this id, name or division code
MATCH (e:Entity {id: $text}) RETURN e
UNION
MATCH (e:Entity {name: $text}) RETURN e
UNION
MATCH (e:Entity {code: $text}) RETURN e
