// name: look-place
// title: 看一地的企业和项目
// description: 某地的报告所说的承担关系，以及位于该地及其直接下辖各地的企业、项目和机构，画成图
// parameter: place (Place, required) 地方的名称、别名、行政区划代码或标识
// example: place 汉南区
// parameter: top (integer, default 60) 最多多少条
// column: path 路径
MATCH (top:Place)
WHERE top.name = $place OR top.id = $place OR top.code = $place OR $place IN top.aliases
CALL (top) {
  MATCH (r:Report) WHERE r.place = top.name
  MATCH path = (:Enterprise)-[f:UNDERTAKES]->(:Entity) WHERE f.report = r.id
  RETURN path, f
  UNION
  MATCH (r:Report) WHERE r.place = top.name
  MATCH path = (:Institution)-[f:UNDERTAKES]->(:Entity) WHERE f.report = r.id
  RETURN path, f
  UNION
  MATCH path = (top)<-[f:LOCATED_IN]-(:Entity)
  RETURN path, f
  UNION
  MATCH path = (b:Place)<-[f:LOCATED_IN]-(:Entity) WHERE EXISTS { MATCH (b)-[:WITHIN]->(top) }
  RETURN path, f
}
RETURN path
ORDER BY f.report, f.start, f.id
LIMIT $top
