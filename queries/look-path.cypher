// name: look-path
// title: 看两个实体怎样相连
// description: 两个实体之间最短的关系链，画成图
// parameter: from (Entity, required) 起点的名称、别名或标识
// parameter: to (Entity, required) 终点的名称、别名或标识
// example: from 东风公司
// example: to 雄韬氢燃料电池
// column: path 路径
MATCH (a:Entity) WHERE $from IN [a.id, a.name] + coalesce(a.aliases, [])
WITH collect(a) AS starts
MATCH (b:Entity) WHERE $to IN [b.id, b.name] + coalesce(b.aliases, [])
UNWIND starts AS a
WITH a, b WHERE a <> b
MATCH path = allShortestPaths((a)-[:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN*..6]-(b))
WITH path, [r IN relationships(path) | r.id] AS facts
ORDER BY size(facts), facts LIMIT 1
RETURN path
