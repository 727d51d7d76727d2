// name: suspect-figures
// title: 存疑的数字
// description: 原文看似有误的数字及其理由（少了单位、错了分隔符等）
// parameter: report (string, default null) 只看某份报告（标识）
// column: indicator 指标
// column: quote 引文
// column: value 数值
// column: unit 单位
// column: reason 理由
// column: sentence 句子
// column: report 报告
// column: start 起点
// column: fact 事实
MATCH (o:Observation)
WHERE o.suspect AND ($report IS NULL OR o.report = $report)
RETURN o.indicator AS indicator, o.quote AS quote, o.value AS value, o.unit AS unit, o.reason AS reason,
       o.sentence AS sentence, o.report AS report, o.start AS start, o.id AS fact
ORDER BY report, start, fact
