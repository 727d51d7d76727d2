// name: ledger
// title: 某地的账目
// description: 某地各年的目标，及后来的结果与完成情况；没有结果的目标也列出（图中所存的报告和统计表）
// parameter: place (Place, default null) 地方的名称、别名、行政区划代码或标识
// parameter: period (string, default null) 年份或时期，如 2021；也包括以该年为终点的时期
// column: place 地方
// column: period 时期
// column: indicator 指标
// column: measure 度量
// column: target 目标
// column: target_report 目标报告
// column: outcome 结果
// column: outcome_report 结果报告
// column: attainment 完成情况
// column: method 依据
// column: fact 事实
MATCH (t:Target)-[:ABOUT]->(x:Place)
WHERE ($place IS NULL OR x.name = $place OR x.id = $place OR x.code = $place OR $place IN x.aliases)
  AND ($period IS NULL OR t.period = $period OR t.period ENDS WITH '/' + $period)
OPTIONAL MATCH (o:Observation)-[f:FULFILS]->(t)
RETURN x.name AS place, t.period AS period, coalesce(t.canonical, t.indicator) AS indicator, t.measure AS measure,
       t.quote AS target, t.report AS target_report, o.quote AS outcome, o.report AS outcome_report,
       f.attainment AS attainment, f.method AS method, t.id AS fact
ORDER BY place, coalesce(period, ''), target_report, t.start, fact
