// name: targets
// title: 目标
// description: 某年或某时期的目标；给出年份时，也包括以该年为终点的时期（2025 包括 2021/2025）
// parameter: period (string, default null) 年份或时期，如 2021 或 2021/2025
// parameter: report (string, default null) 只看某份报告（标识）
// column: indicator 指标
// column: comparator 比较
// column: value 数值
// column: high 高端
// column: words 文字值
// column: unit 单位
// column: measure 度量
// column: period 时期
// column: about 关于
// column: commitment 承诺
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (o:Target)
WHERE ($period IS NULL OR o.period = $period OR o.period ENDS WITH '/' + $period)
  AND ($report IS NULL OR o.report = $report)
RETURN coalesce(o.canonical, o.indicator) AS indicator, o.comparator AS comparator, o.value AS value, o.high AS high,
       o.words AS words, o.unit AS unit, o.measure AS measure, o.period AS period,
       COLLECT { MATCH (o)-[:ABOUT]->(x:Entity) RETURN x.name AS name ORDER BY name LIMIT 1 }[0] AS about,
       o.commitment AS commitment, o.quote AS quote, o.report AS report, o.id AS fact
ORDER BY report, o.start, fact
