// name: vanished-projects
// title: 不再提及的项目
// description: 某报告承诺了状态、同一地方更晚的报告不再提及名称的项目；与 kg ledger --projects 的判定一致
// parameter: report (string, default null) 只看某份报告（标识）
// column: place 地方
// column: project 项目
// column: status 承诺的状态
// column: period 时期
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (p:Project)-[s:HAS_STATUS]->(t:Status)
WHERE s.kind = 'planned' AND s.period IS NOT NULL AND ($report IS NULL OR s.report = $report)
WITH s.report AS report, collect({p: p, s: s, t: t}) AS promised
MATCH (r:Report {id: report})
WITH r, r.text AS text, promised, COLLECT { MATCH (l:Report) WHERE l.place = r.place AND l.year > r.year
                                    RETURN {year: l.year, text: l.text} } AS later,
     r.year + CASE WHEN r.delivered_on STARTS WITH toString(r.year) + '-11' OR r.delivered_on STARTS WITH toString(r.year) + '-12'
                   THEN 1 ELSE 0 END AS plans
WHERE size(later) > 0
UNWIND promised AS one
WITH r, text, promised, later, plans, one.p AS p, one.s AS s, one.t AS t,
     toInteger(substring(last(split(one.s.period, '/')), 0, 4)) AS due,
     head(split(replace(replace(substring(text, one.s.end, 60), '；', '。'), ';', '。'), '。')) AS rest
WHERE due >= plans AND any(l IN later WHERE l.year > due)
  AND NOT any(word IN ['相继', '即将', '正在', '谈判', '磋商', '洽谈'] WHERE s.quote CONTAINS word)
  AND NOT any(word IN ['规划设计', '立项', '可研', '前期'] WHERE rest CONTAINS word)
  AND NOT any(word IN ['项目', '企业', '等'] WHERE s.quote CONTAINS coalesce(s.cue, '…') + word)
  AND NOT any(other IN promised WHERE other.p.id = p.id AND other.s.period = s.period AND other.t.order > t.order)
WITH r, later, p, s, t, COLLECT { MATCH (m:Mention)-[:REFERS_TO]->(p) RETURN DISTINCT m.name AS name } + [p.name] AS names
WHERE NOT any(l IN later WHERE any(name IN names WHERE l.text CONTAINS name))
RETURN r.place AS place, p.name AS project, t.name AS status, s.period AS period, s.quote AS quote,
       s.report AS report, s.id AS fact
ORDER BY report, s.start, fact
