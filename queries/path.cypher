// name: path
// title: 两个实体之间的路径
// description: 两个实体之间最短的关系链，一步一行，每步都有引文
// parameter: from (Entity, required) 起点的名称、别名或标识
// parameter: to (Entity, required) 终点的名称、别名或标识
// example: from 东风公司
// example: to 雄韬氢燃料电池
// column: step 步
// column: head 主语
// column: relation 关系
// column: tail 宾语
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (a:Entity) WHERE $from IN [a.id, a.name] + coalesce(a.aliases, [])
WITH collect(a) AS starts
MATCH (b:Entity) WHERE $to IN [b.id, b.name] + coalesce(b.aliases, [])
UNWIND starts AS a
WITH a, b WHERE a <> b
MATCH p = allShortestPaths((a)-[:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN*..6]-(b))
WITH p, [r IN relationships(p) | r.id] AS facts
ORDER BY size(facts), facts LIMIT 1
UNWIND range(0, size(facts) - 1) AS i
WITH i, relationships(p)[i] AS r
RETURN i + 1 AS step, startNode(r).name AS head, type(r) AS relation, endNode(r).name AS tail,
       r.quote AS quote, r.report AS report, r.id AS fact
ORDER BY step
