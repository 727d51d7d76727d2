// name: look-outcomes
// title: 看目标的结果
// description: 从一份报告的目标到后来的结果，及所度量的指标，画成图；可只看一个指标
// parameter: indicator (Indicator, default null) 指标的名称、别名或标识
// parameter: top (integer, default 60) 最多多少条
// column: path 路径
MATCH (t:Target)<-[f:FULFILS]-(o:Observation)
MATCH (t)-[m:MEASURES]->(i:Indicator)
WHERE $indicator IS NULL OR i.name = $indicator OR i.id = $indicator OR $indicator IN i.aliases
WITH o, f, t, m, i
ORDER BY i.name, coalesce(t.period, ''), f.id, m.id
LIMIT $top
MATCH path = (o)-[f]->(t)-[m]->(i)
RETURN path
ORDER BY i.name, coalesce(t.period, ''), f.id, m.id
