// name: project-pipeline
// title: 项目进度
// description: 各年各阶段有多少项目，是哪些项目；planned 为承诺要达到的阶段
// parameter: period (string, default null) 年份或时期，如 2021 或 2016/2020
// parameter: report (string, default null) 只看某份报告（标识）
// column: period 时期
// column: kind 性质
// column: status 状态
// column: count 项目数
// column: projects 项目
MATCH (p:Project)-[s:HAS_STATUS]->(t:Status)
WHERE ($period IS NULL OR s.period = $period) AND ($report IS NULL OR s.report = $report)
WITH DISTINCT coalesce(s.period, '') AS period, s.kind AS kind, t, p.name AS name
ORDER BY name
WITH period, kind, t, collect(name) AS projects
RETURN period, kind, t.name AS status, size(projects) AS count, projects
ORDER BY period, kind, t.order
