// name: look-states
// title: 看企业的项目进展到哪一步
// description: 企业（或机构）承担的项目及其状态，画成图；可只看一个企业
// parameter: enterprise (Entity, default null) 企业或机构的名称、别名或标识
// parameter: top (integer, default 60) 最多多少条
// column: path 路径
MATCH path = (e:Entity)-[u:UNDERTAKES]->(p:Project)-[s:HAS_STATUS]->(:Status)
WHERE $enterprise IS NULL OR e.name = $enterprise OR e.id = $enterprise OR $enterprise IN e.aliases
RETURN path
ORDER BY e.name, p.name, u.id, s.id
LIMIT $top
