// name: entity-evidence
// title: 实体的依据
// description: 报告在哪里提到某实体，对它说了什么：每次提及和每条关系，依原文次序
// parameter: entity (Entity, required) 实体的名称、别名或标识
// example: entity 东风公司
// column: report 报告
// column: start 起点
// column: what 内容
// column: quote 引文
// column: rule 规则
// column: cue 线索
// column: fact 事实
MATCH (e:Entity)
WHERE e.name = $entity OR e.id = $entity OR e.code = $entity OR $entity IN e.aliases
CALL (e) {
  MATCH (m:Mention)-[:REFERS_TO]->(e)
  RETURN m.report AS report, m.start AS start, '提及 ' + e.name AS what, m.quote AS quote, m.rule AS rule,
         m.cue AS cue, m.id AS fact
  UNION
  MATCH (e)-[r:UNDERTAKES|LOCATED_IN|HAS_STATUS|IN_INDUSTRY]-(x)
  RETURN r.report AS report, r.start AS start, startNode(r).name + ' ' + type(r) + ' ' + endNode(r).name AS what,
         r.quote AS quote, r.rule AS rule, r.cue AS cue, r.id AS fact
}
RETURN report, start, what, quote, rule, cue, fact
ORDER BY report, start, fact
