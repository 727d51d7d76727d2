// name: compare-places
// title: 各地比较
// description: 各地同一指标、同一时期的数据，数值大的在前；单位以各自报告所写为准
// parameter: indicator (string, required) 规范指标名称，如 地区生产总值
// parameter: period (string, default null) 年份或时期，如 2026
// parameter: kind (string, default null) actual、estimate 或 target
// parameter: measure (string, default null) level、growth、share 等
// example: indicator 地区生产总值
// column: place 地方
// column: value 数值
// column: high 高端
// column: words 文字值
// column: unit 单位
// column: comparator 比较
// column: measure 度量
// column: kind 性质
// column: period 时期
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (o:Observation)-[:ABOUT]->(x:Place)
WHERE o.canonical = $indicator AND ($period IS NULL OR o.period = $period) AND ($kind IS NULL OR o.kind = $kind)
  AND ($measure IS NULL OR o.measure = $measure)
RETURN x.name AS place, o.value AS value, o.high AS high, o.words AS words, o.unit AS unit,
       o.comparator AS comparator, o.measure AS measure, o.kind AS kind, o.period AS period,
       o.quote AS quote, o.report AS report, o.id AS fact
ORDER BY coalesce(period, ''), measure, unit, coalesce(value, -1.0) DESC, place, report, o.start, fact
