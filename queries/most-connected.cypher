// name: most-connected
// title: 联系最多的实体
// description: 与最多的其他实体有关系的实体（不计地方隶属）
// parameter: type (string, default null) 实体类型，如 Enterprise、Project、Place
// parameter: top (integer, default 20) 前多少名
// column: name 名称
// column: type 类型
// column: related 相关实体数
// column: mentions 提及次数
// column: reports 报告数
// column: id 标识
MATCH (a:Entity)-[:UNDERTAKES|LOCATED_IN|IN_INDUSTRY]->(b:Entity)
WITH DISTINCT a, b
UNWIND [[a, b], [b, a]] AS pair
WITH pair[0] AS e, count(DISTINCT pair[1]) AS related
WHERE $type IS NULL OR $type IN labels(e)
WITH e, related
ORDER BY related DESC, e.id
LIMIT $top
OPTIONAL MATCH (m:Mention)-[:REFERS_TO]->(e)
WITH e, related, count(m) AS mentions, count(DISTINCT m.report) AS reports
RETURN e.name AS name, [label IN labels(e) WHERE label <> 'Entity'][0] AS type, related, mentions, reports, e.id AS id
ORDER BY related DESC, id
