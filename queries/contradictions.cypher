// name: contradictions
// title: 两处说法不同的数据
// description: 同一报告就同一地方、指标、度量、时期给出的不同数值（单位相同；更多核对见 kg audit）
// parameter: report (string, default null) 只看某份报告（标识）
// column: place 地方
// column: indicator 指标
// column: measure 度量
// column: period 时期
// column: one 一处
// column: one_start 一处起点
// column: other 另一处
// column: other_start 另一处起点
// column: report 报告
// column: fact 事实
MATCH (r:Report)
WHERE $report IS NULL OR r.id = $report
MATCH (o:Observation {report: r.id})-[:ABOUT]->(x:Place)
WHERE o.canonical IS NOT NULL AND o.value IS NOT NULL AND o.kind <> 'target' AND o.comparator = 'eq'
  AND o.measure IN ['level', 'growth', 'share'] AND o.action IS NULL AND o.scope IS NULL AND NOT o.suspect
WITH x, o.report AS report, o.canonical AS indicator, o.measure AS measure, o.period AS period, o.unit AS unit,
     collect(o) AS stated
WHERE size(stated) > 1
UNWIND stated AS a
UNWIND stated AS b
WITH x, report, indicator, measure, period, a, b
WHERE b.start > a.start + 100 AND a.value <> b.value
RETURN x.name AS place, indicator, measure, period, a.quote AS one, a.start AS one_start, b.quote AS other,
       b.start AS other_start, report, a.id AS fact
ORDER BY report, one_start, other_start, fact
