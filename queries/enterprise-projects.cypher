// name: enterprise-projects
// title: 企业的项目
// description: 某企业（或机构）承担的项目，及其状态与地点；一个项目有几种状态就有几行，最近的阶段在前
// parameter: enterprise (Entity, required) 企业或机构的名称、别名或标识
// example: enterprise 东风公司
// column: project 项目
// column: status 状态
// column: kind 性质
// column: period 时期
// column: places 地点
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (e:Entity)-[u:UNDERTAKES]->(p:Project)
WHERE e.name = $enterprise OR e.id = $enterprise OR $enterprise IN e.aliases
WITH p, min(u.id) AS undertaking
MATCH (:Entity)-[u:UNDERTAKES]->(p) WHERE u.id = undertaking
OPTIONAL MATCH (p)-[s:HAS_STATUS]->(t:Status)
RETURN p.name AS project, t.name AS status, s.kind AS kind, s.period AS period,
       COLLECT { MATCH (p)-[:LOCATED_IN]->(x:Place) RETURN DISTINCT x.name AS name ORDER BY name } AS places,
       coalesce(s.quote, u.quote) AS quote, coalesce(s.report, u.report) AS report, coalesce(s.id, u.id) AS fact
ORDER BY project, coalesce(t.order, 0) DESC, coalesce(period, ''), fact
