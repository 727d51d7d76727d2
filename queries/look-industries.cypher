// name: look-industries
// title: 看各产业里有谁
// description: 产业及其企业和项目，画成图；可只看一个产业
// parameter: industry (Industry, default null) 产业名称
// parameter: top (integer, default 60) 最多多少条
// column: path 路径
MATCH path = (x:Entity)-[r:IN_INDUSTRY]->(i:Industry)
WHERE $industry IS NULL OR i.name = $industry OR i.id = $industry OR $industry IN i.aliases
RETURN path
ORDER BY i.name, x.name, r.id
LIMIT $top
