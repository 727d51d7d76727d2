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
WITH coalesce(s.period, '') AS period, s.kind AS kind, t AS t, count(DISTINCT p) AS count
RETURN period, kind, t.name AS status, count,
       COLLECT {
         MATCH (q:Project)-[r:HAS_STATUS]->(t)
         WHERE coalesce(r.period, '') = period AND r.kind = kind AND ($report IS NULL OR r.report = $report)
         RETURN DISTINCT q.name AS name ORDER BY name
       } AS projects
ORDER BY period, kind, t.order
