// name: place-overview
// title: 某地的企业和项目
// description: 位于某地及其下辖各地的，以及当地报告说由谁承担的企业、项目和机构
// parameter: place (Place, required) 地方的名称、别名、行政区划代码或标识
// example: place 汉南区
// column: place 地点
// column: type 类型
// column: name 名称
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (top:Place)
WHERE top.name = $place OR top.id = $place OR top.code = $place OR $place IN top.aliases
OPTIONAL MATCH (a:Place)-[:WITHIN]->(top)
WITH top, collect(DISTINCT a) AS first
OPTIONAL MATCH (b:Place)-[:WITHIN]->(a:Place) WHERE a IN first
WITH top, first, collect(DISTINCT b) AS second
OPTIONAL MATCH (c:Place)-[:WITHIN]->(b:Place) WHERE b IN second
WITH top, first, second, collect(DISTINCT c) AS third
OPTIONAL MATCH (d:Place)-[:WITHIN]->(c:Place) WHERE c IN third
WITH top, first, second, third, collect(DISTINCT d) AS fourth
UNWIND [top] + first + second + third + fourth AS q
WITH collect(DISTINCT q) AS here
CALL (here) {
  UNWIND here AS q
  MATCH (x:Entity)-[l:LOCATED_IN]->(q)
  RETURN q, x, l
  UNION
  MATCH (r:Report)
  UNWIND [q IN here WHERE q.name = r.place] AS q
  MATCH (a:Enterprise)-[l:UNDERTAKES]->(b:Entity) WHERE l.report = r.id
  UNWIND [a, b] AS x
  RETURN q, x, l
  UNION
  MATCH (r:Report)
  UNWIND [q IN here WHERE q.name = r.place] AS q
  MATCH (a:Institution)-[l:UNDERTAKES]->(b:Entity) WHERE l.report = r.id
  UNWIND [a, b] AS x
  RETURN q, x, l
}
WITH q, x, l
WHERE x:Enterprise OR x:Project OR x:Institution
RETURN q.name AS place, [label IN labels(x) WHERE label <> 'Entity'][0] AS type, x.name AS name,
       l.quote AS quote, l.report AS report, l.id AS fact
ORDER BY place, type, name, fact
