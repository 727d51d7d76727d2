MATCH (o:Observation)-[:ABOUT]->(x:Entity)
WHERE ($places IS NULL OR x.id IN $places OR (NOT x:Place AND o.report IN $reports))
  AND ($name IS NULL OR o.canonical = $name OR o.indicator = $name)
OPTIONAL MATCH (o)-[:STATED_IN]->(s:Section)
RETURN o.id AS id, x.id AS place_id, x.name AS place, x.code AS code, x:Place AS is_place,
       o.indicator AS indicator, o.canonical AS canonical, o.value AS value, o.high AS high, o.words AS words,
       o.unit AS unit, o.comparator AS comparator, o.measure AS measure, o.kind AS kind, o.period AS period,
       o.scope AS scope, o.action AS action, o.commitment AS commitment,
       o.suspect AS suspect, o.reason AS reason, o.quote AS quote, o.report AS report,
       o.start AS start, o.end AS end, o.sentence AS sentence, o.sentence_start AS sentence_start, s.stance AS stance
