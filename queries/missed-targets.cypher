// name: missed-targets
// title: 未完成的目标
// description: 后来的结果未达到的目标，两端均有引文
// parameter: place (Place, default null) 地方的名称、别名、行政区划代码或标识
// parameter: period (string, default null) 年份或时期，如 2021
// column: place 地方
// column: period 时期
// column: indicator 指标
// column: target 目标
// column: target_report 目标报告
// column: outcome 结果
// column: outcome_report 结果报告
// column: method 依据
// column: fact 事实
MATCH (o:Observation)-[f:FULFILS]->(t:Target)-[:ABOUT]->(x:Place)
WHERE f.attainment = 'missed'
  AND ($place IS NULL OR x.name = $place OR x.id = $place OR x.code = $place OR $place IN x.aliases)
  AND ($period IS NULL OR t.period = $period)
RETURN x.name AS place, t.period AS period, coalesce(t.canonical, t.indicator) AS indicator,
       t.quote AS target, t.report AS target_report, o.quote AS outcome, o.report AS outcome_report,
       f.method AS method, f.id AS fact
ORDER BY place, period, target_report, t.start, fact
