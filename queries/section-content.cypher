// name: section-content
// title: 章节的内容
// description: 标题含有某些字的章节说了哪些实体和数据，依原文次序
// parameter: heading (string, required) 章节标题中的字，或章节的标识
// parameter: report (string, default null) 只看某份报告（标识）
// example: heading 工作回顾
// column: report 报告
// column: section 章节
// column: start 起点
// column: what 内容
// column: type 类型
// column: quote 引文
// column: fact 事实
MATCH (s:Section)
WHERE (s.id = $heading OR s.name CONTAINS $heading) AND ($report IS NULL OR s.report = $report)
CALL (s) {
  MATCH (n:Mention {report: s.report})-[:REFERS_TO]->(e:Entity)
  WHERE s.start <= n.start AND n.start < s.end
  RETURN n, e.name AS what, [label IN labels(e) WHERE label <> 'Entity'][0] AS type
  UNION
  MATCH (n:Observation {report: s.report})
  WHERE s.start <= n.start AND n.start < s.end
  RETURN n, n.name AS what, CASE n.kind WHEN 'target' THEN 'Target' ELSE 'Observation' END AS type
}
RETURN s.report AS report, s.name AS section, n.start AS start, what, type, n.quote AS quote, n.id AS fact
ORDER BY report, s.start, s.level, start, fact
