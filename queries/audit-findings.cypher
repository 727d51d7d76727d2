// name: audit-findings
// title: 对不上的数字
// description: 核对所见：增速与数额、分项与总数、两处说法等不符，两端均有引文，供核对，并非指责（存疑的单个数字见 suspect-figures）
// parameter: place (Place, default null) 地方的名称、别名、行政区划代码或标识
// parameter: report (string, default null) 只看某份报告（标识）
// column: place 地方
// column: finding 核对结果
// column: severity 轻重
// column: indicator 指标
// column: period 时期
// column: stated 所说
// column: computed 所算
// column: unit 单位
// column: one 一处
// column: one_report 一处报告
// column: other 另一处
// column: other_report 另一处报告
// column: fact 事实
MATCH (a:Observation)-[d:DISAGREES_WITH]->(b:Observation)
WHERE $report IS NULL OR a.report = $report OR b.report = $report
MATCH (a)-[:ABOUT]->(x:Entity)
WHERE $place IS NULL OR x.name = $place OR x.id = $place OR x.code = $place OR $place IN x.aliases
RETURN x.name AS place, d.label AS finding, d.severity AS severity, coalesce(a.canonical, a.indicator) AS indicator,
       a.period AS period, d.stated AS stated, d.computed AS computed, d.unit AS unit,
       a.quote AS one, a.report AS one_report, b.quote AS other, b.report AS other_report,
       d.id AS fact
ORDER BY CASE d.severity WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END, one_report, a.start, fact
