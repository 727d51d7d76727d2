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
WITH [top] AS d0
CALL (d0) {
  UNWIND d0 AS y MATCH (x:Place)-[:WITHIN]->(y)
  RETURN collect(DISTINCT x) AS d1
}
CALL (d1) {
  UNWIND d1 AS y MATCH (x:Place)-[:WITHIN]->(y)
  RETURN collect(DISTINCT x) AS d2
}
CALL (d2) {
  UNWIND d2 AS y MATCH (x:Place)-[:WITHIN]->(y)
  RETURN collect(DISTINCT x) AS d3
}
CALL (d3) {
  UNWIND d3 AS y MATCH (x:Place)-[:WITHIN]->(y)
  RETURN collect(DISTINCT x) AS d4
}
UNWIND d0 + d1 + d2 + d3 + d4 AS q
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
