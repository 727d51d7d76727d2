// name: vanished-projects
// title: 不再提及的项目
// description: 某报告承诺了状态、同一地方更晚的报告不再提及的项目
// parameter: report (string, default null) 只看某份报告（标识）
// column: place 地方
// column: project 项目
// column: status 承诺的状态
// column: period 时期
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (p:Project)-[s:HAS_STATUS]->(t:Status)
WHERE s.kind = 'planned' AND ($report IS NULL OR s.report = $report)
WITH s.report AS report, collect({p: p, s: s, t: t}) AS promised
MATCH (r:Report {id: report})
WITH r, promised, COLLECT { MATCH (l:Report) WHERE l.place = r.place AND l.year > r.year RETURN l.id AS id } AS later
WHERE size(later) > 0
UNWIND promised AS one
WITH r, later, one.p AS p, one.s AS s, one.t AS t
WHERE NOT EXISTS { MATCH (m:Mention)-[:REFERS_TO]->(p) WHERE m.report IN later }
RETURN r.place AS place, p.name AS project, t.name AS status, s.period AS period, s.quote AS quote,
       s.report AS report, s.id AS fact
ORDER BY report, s.start, fact
