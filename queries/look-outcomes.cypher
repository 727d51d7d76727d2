// name: look-outcomes
// title: 看目标的结果
// description: 从一份报告的目标到后来的结果，及所度量的指标，画成图；可只看一个指标
// parameter: indicator (Indicator, default null) 指标的名称、别名或标识
// parameter: top (integer, default 60) 最多多少条
// column: path 路径
MATCH path = (o:Observation)-[f:FULFILS]->(t:Target)-[m:MEASURES]->(i:Indicator)
WHERE $indicator IS NULL OR $indicator IN [i.id, i.name] + coalesce(i.aliases, [])
RETURN path
ORDER BY i.name, coalesce(t.period, ''), f.id, m.id
LIMIT $top
