// name: indicator-series
// title: 指标的全部数据
// description: 一个指标的全部数据，依时期排列；可限于某地
// parameter: indicator (string, required) 指标名称，原文的或规范的
// parameter: place (string, default null) 只看关于某地的数据（名称或行政区划代码）
// example: indicator 地区生产总值
// column: period 时期
// column: indicator 指标
// column: about 关于
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
MATCH (o:Observation)
WHERE o.canonical = $indicator OR o.indicator = $indicator
OPTIONAL MATCH (o)-[:ABOUT]->(x:Entity)
WITH o, x
WHERE $place IS NULL OR x.name = $place OR x.id = $place OR x.code = $place OR $place IN x.aliases
RETURN o.period AS period, o.indicator AS indicator, x.name AS about, o.value AS value, o.high AS high,
       o.words AS words, o.unit AS unit, o.measure AS measure, o.kind AS kind, o.comparator AS comparator,
       o.quote AS quote, o.report AS report, o.id AS fact
ORDER BY coalesce(period, ''), measure, kind, report, o.start, fact, coalesce(x.id, '')
