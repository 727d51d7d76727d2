// name: look-findings
// title: 看对不上的数字
// description: 互相对不上的数字及所度量的指标，画成图，先看重的；点开“不符”看核对了什么；可只看一份报告
// parameter: report (string, default null) 只看某份报告（标识）
// parameter: top (integer, default 60) 最多多少条
// column: path 路径
MATCH (a:Observation)-[d:DISAGREES_WITH]->(b:Observation)
WHERE $report IS NULL OR a.report = $report OR b.report = $report
MATCH (a)-[m:MEASURES]->(i:Indicator)
WITH a, d, b, m, i
ORDER BY CASE d.severity WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END, d.id, m.id
LIMIT $top
MATCH path = (b)<-[d]-(a)-[m]->(i)
RETURN path
ORDER BY CASE d.severity WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END, d.id, m.id
