// name: look-evidence
// title: 看一个名称在原文何处
// description: 报告在哪些章节提到某实体，一直到报告，画成图
// parameter: entity (Entity, required) 实体的名称、别名或标识
// example: entity 东风公司
// parameter: top (integer, default 60) 最多多少条
// column: path 路径
MATCH (e:Entity)
WHERE e.name = $entity OR e.id = $entity OR e.code = $entity OR $entity IN e.aliases
MATCH path = (e)<-[r:REFERS_TO]-(m:Mention)-[s:STATED_IN]->(:Section)
RETURN path
ORDER BY m.report, m.start, r.id, s.id
LIMIT $top
