// name: look-indicator
// title: 看一个指标的数据和目标
// description: 一个指标历年的数据和目标，及其所关于的地方，画成图
// parameter: indicator (Indicator, required) 指标的名称、别名或标识
// example: indicator 地区生产总值
// parameter: top (integer, default 60) 最多多少条
// column: path 路径
MATCH (i:Indicator)
WHERE i.name = $indicator OR i.id = $indicator OR $indicator IN i.aliases
MATCH path = (i)<-[m:MEASURES]-(o:Observation)-[b:ABOUT]->(x:Entity)
WHERE x <> i
RETURN path
ORDER BY coalesce(o.period, ''), o.id, m.id, b.id
LIMIT $top
