// name: look-builders
// title: 看谁在哪里建什么
// description: 企业（或机构）承担的项目，以及它们的地点，画成图；可只看一个企业
// parameter: enterprise (Entity, default null) 企业或机构的名称、别名或标识
// parameter: top (integer, default 60) 最多多少条
// column: path 路径
MATCH (e:Entity)-[:UNDERTAKES]->(:Entity)
WHERE $enterprise IS NULL OR e.name = $enterprise OR e.id = $enterprise OR $enterprise IN e.aliases
WITH DISTINCT e
CALL (e) {
  MATCH (e)-[f:UNDERTAKES]->(b:Entity)
  RETURN e AS a, f, b
  UNION
  MATCH (e)-[f:LOCATED_IN]->(b:Place)
  RETURN e AS a, f, b
  UNION
  MATCH (e)-[:UNDERTAKES]->(a:Entity)
  MATCH (a)-[f:LOCATED_IN]->(b:Place)
  RETURN a, f, b
}
WITH DISTINCT a, f, b
ORDER BY f.report, f.start, f.id
LIMIT $top
MATCH path = (a)-[f]->(b)
RETURN path
ORDER BY f.report, f.start, f.id
