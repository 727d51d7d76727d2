// name: project-states
// title: 项目的承诺与进展
// description: 各项目先后的状态：哪份报告、承诺还是已实现、哪一时期
// parameter: place (string, default null) 发布报告的地方，如 博野县
// parameter: project (Project, default null) 项目的名称、别名或标识
// column: project 项目
// column: place 地方
// column: period 时期
// column: kind 性质
// column: status 状态
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (p:Project)-[s:HAS_STATUS]->(t:Status)
WHERE $project IS NULL OR p.name = $project OR p.id = $project OR $project IN p.aliases
WITH s.report AS report, collect({p: p, s: s, t: t}) AS stated
MATCH (r:Report {id: report})
WHERE $place IS NULL OR r.place = $place
UNWIND stated AS one
WITH r, one.p AS p, one.s AS s, one.t AS t
RETURN p.name AS project, r.place AS place, s.period AS period, s.kind AS kind, t.name AS status, s.quote AS quote,
       s.report AS report, s.id AS fact
ORDER BY project, report, s.start, fact
