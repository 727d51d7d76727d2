// name: industry-members
// title: 产业内的企业和项目
// description: 各产业的企业和项目；可只看一个产业
// parameter: industry (string, default null) 产业名称
// column: industry 产业
// column: type 类型
// column: name 名称
// column: quote 引文
// column: report 报告
// column: fact 事实
MATCH (x:Entity)-[r:IN_INDUSTRY]->(i:Industry)
WHERE $industry IS NULL OR i.name = $industry OR i.id = $industry OR $industry IN i.aliases
RETURN i.name AS industry, [label IN labels(x) WHERE label <> 'Entity'][0] AS type, x.name AS name,
       r.quote AS quote, r.report AS report, r.id AS fact
ORDER BY industry, type, name, fact
