// name: look-path
// title: 看两个实体怎样相连
// description: 两个实体之间最短的关系链，画成图
// parameter: from (Entity, required) 起点的名称、别名或标识
// parameter: to (Entity, required) 终点的名称、别名或标识
// example: from 东风公司
// example: to 雄韬氢燃料电池
// column: path 路径
MATCH (e:Entity)
WHERE e.name IN [$from, $to] OR e.id IN [$from, $to] OR $from IN e.aliases OR $to IN e.aliases
WITH e, [e.id, e.name] + coalesce(e.aliases, []) AS called
WITH collect(CASE WHEN $from IN called THEN e END) AS starts, collect(CASE WHEN $to IN called THEN e END) AS ends
UNWIND starts AS a
UNWIND ends AS b
WITH a, [b] AS d0 WHERE a <> b
// 从终点一层一层往外找（d1 是相距一步的实体），到起点为止；再从起点逐层走近，同样近时取标识最小的事实
CALL (a, d0) {
  UNWIND CASE WHEN a IN d0 THEN [] ELSE d0 END AS y MATCH (y)-[:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity)
  RETURN collect(DISTINCT x) AS d1
}
CALL (a, d1) {
  UNWIND CASE WHEN a IN d1 THEN [] ELSE d1 END AS y MATCH (y)-[:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity)
  RETURN collect(DISTINCT x) AS d2
}
CALL (a, d2) {
  UNWIND CASE WHEN a IN d2 THEN [] ELSE d2 END AS y MATCH (y)-[:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity)
  RETURN collect(DISTINCT x) AS d3
}
CALL (a, d3) {
  UNWIND CASE WHEN a IN d3 THEN [] ELSE d3 END AS y MATCH (y)-[:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity)
  RETURN collect(DISTINCT x) AS d4
}
CALL (a, d4) {
  UNWIND CASE WHEN a IN d4 THEN [] ELSE d4 END AS y MATCH (y)-[:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity)
  RETURN collect(DISTINCT x) AS d5
}
CALL (a, d5) {
  UNWIND CASE WHEN a IN d5 THEN [] ELSE d5 END AS y MATCH (y)-[:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity)
  RETURN collect(DISTINCT x) AS d6
}
WITH a AS c0, [d0, d1, d2, d3, d4, d5, d6] AS near
WITH c0, near, [n IN range(1, 6) WHERE c0 IN near[n]][0] AS n
WHERE n IS NOT NULL
CALL (c0, near, n) {
  MATCH p = (c0)-[r:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity) WHERE n >= 1 AND x IN near[n - 1]
  WITH p, r, x ORDER BY r.id LIMIT 1
  RETURN collect(p)[0] AS p1, collect(r.id)[0] AS r1, collect(x)[0] AS c1
}
CALL (c1, near, n) {
  MATCH p = (c1)-[r:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity) WHERE n >= 2 AND x IN near[n - 2]
  WITH p, r, x ORDER BY r.id LIMIT 1
  RETURN collect(p)[0] AS p2, collect(r.id)[0] AS r2, collect(x)[0] AS c2
}
CALL (c2, near, n) {
  MATCH p = (c2)-[r:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity) WHERE n >= 3 AND x IN near[n - 3]
  WITH p, r, x ORDER BY r.id LIMIT 1
  RETURN collect(p)[0] AS p3, collect(r.id)[0] AS r3, collect(x)[0] AS c3
}
CALL (c3, near, n) {
  MATCH p = (c3)-[r:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity) WHERE n >= 4 AND x IN near[n - 4]
  WITH p, r, x ORDER BY r.id LIMIT 1
  RETURN collect(p)[0] AS p4, collect(r.id)[0] AS r4, collect(x)[0] AS c4
}
CALL (c4, near, n) {
  MATCH p = (c4)-[r:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity) WHERE n >= 5 AND x IN near[n - 5]
  WITH p, r, x ORDER BY r.id LIMIT 1
  RETURN collect(p)[0] AS p5, collect(r.id)[0] AS r5, collect(x)[0] AS c5
}
CALL (c5, near, n) {
  MATCH p = (c5)-[r:UNDERTAKES|LOCATED_IN|IN_INDUSTRY|WITHIN]-(x:Entity) WHERE n >= 6 AND x IN near[n - 6]
  WITH p, r, x ORDER BY r.id LIMIT 1
  RETURN collect(p)[0] AS p6, collect(r.id)[0] AS r6, collect(x)[0] AS c6
}
WITH [p IN [p1, p2, p3, p4, p5, p6] WHERE p IS NOT NULL] AS steps,
     [r IN [r1, r2, r3, r4, r5, r6] WHERE r IS NOT NULL] AS facts
ORDER BY size(facts), facts LIMIT 1
UNWIND range(0, size(facts) - 1) AS i
RETURN steps[i] AS path
ORDER BY i
