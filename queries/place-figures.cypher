// name: place-figures
// title: 某地的数据
// description: 关于某地的全部数据，依时期和原文次序排列；可限于某个时期或某种性质
// parameter: place (Place, required) 地方的名称、别名、行政区划代码或标识
// parameter: period (string, default null) 年份或时期，如 2020 或 2016/2020
// parameter: kind (string, default null) actual 实际、estimate 预计或 target 目标
// example: place 汉南区
// column: period 时期
// column: indicator 指标
// column: value 数值
// column: high 高端
// column: words 文字值
// column: unit 单位
// column: measure 度量
// column: kind 性质
// column: comparator 比较
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (x:Place)
WHERE x.name = $place OR x.id = $place OR x.code = $place OR $place IN x.aliases
MATCH (o:Observation)-[:ABOUT]->(x)
WHERE ($period IS NULL OR o.period = $period) AND ($kind IS NULL OR o.kind = $kind)
RETURN o.period AS period, coalesce(o.canonical, o.indicator) AS indicator, o.value AS value, o.high AS high,
       o.words AS words, o.unit AS unit, o.measure AS measure, o.kind AS kind, o.comparator AS comparator,
       o.quote AS quote, o.report AS report, o.id AS fact
ORDER BY coalesce(period, ''), report, o.start, fact
