// The deepest section that holds an offset
MATCH (s:Section {report: $report})
WHERE s.start <= $start AND $start < s.end
RETURN s.name AS name
ORDER BY s.level DESC, s.start DESC LIMIT 1
