// name: promised-projects
// title: 承诺的项目
// description: 报告承诺将要达到某阶段的项目，及其承担方与地点
// parameter: period (string, default null) 年份或时期，如 2021
// parameter: report (string, default null) 只看某份报告（标识）
// column: period 时期
// column: project 项目
// column: status 承诺的状态
// column: undertakers 承担方
// column: places 地点
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (p:Project)-[s:HAS_STATUS]->(t:Status)
WHERE s.kind = 'planned' AND ($period IS NULL OR s.period = $period) AND ($report IS NULL OR s.report = $report)
RETURN s.period AS period, p.name AS project, t.name AS status,
       COLLECT { MATCH (x:Entity)-[:UNDERTAKES]->(p) RETURN DISTINCT x.name AS name ORDER BY name } AS undertakers,
       COLLECT { MATCH (p)-[:LOCATED_IN]->(y:Place) RETURN DISTINCT y.name AS name ORDER BY name } AS places,
       s.quote AS quote, s.report AS report, s.id AS fact
ORDER BY coalesce(period, ''), project, t.order, fact
