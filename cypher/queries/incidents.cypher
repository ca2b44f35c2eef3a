// title: Incidents
// purpose: By words, kind, days or place, latest first, undated ones last. The next page starts after the day (the column
//          page_day) and the key of the last row.
// parameter text?: words = none -- words that tell it, its place or its targets; all must occur
// parameter kind?: text = none -- a kind that it is told as: airstrike, drone_attack, explosion, ...
// parameter since?: date = none -- first day
// parameter until?: date = none -- last day
// parameter place?: text = none -- key of the place where it happened, or of a larger one
// parameter key?: text = none -- key of one incident
// parameter after_day?: date = none -- page_day of the last row of the page before
// parameter after_key?: text = none -- key of the last row of the page before
// parameter limit?: integer = 50 -- rows at most
// column key: text -- key of the incident
// column caption: text -- the incident in short
// column kinds: texts -- what kinds it is told as, best first
// column date_from: date -- its first day
// column date_to: date -- its last day
// column date_precision: text -- day, interval, month or year
// column places: things -- key and name of the places where it is told to have happened
// column killed_low: integer -- lowest told number of killed
// column killed_high: integer -- highest told number of killed
// column wounded_low: integer -- lowest told number of wounded
// column wounded_high: integer -- highest told number of wounded
// column weapons: texts -- weapons told
// column documents: integer -- number of reports that tell it
// column page_day: date -- what the rows are sorted by

OPTIONAL MATCH (here:Place)-[:WITHIN|LOCATED_IN*0..4]->(:Place {key: $place})
WITH DISTINCT here
WITH collect(here) AS places, sum(COUNT { MATCH (here)<-[:OCCURRED_AT]-() }) AS told
// a place with many incidents is asked from the latest incident on, one with few from the place: whichever looks at less
// (with days the walk along the incidents might find too few to stop at, so those are asked from the place too)
WITH places, coalesce($kind, $since, $until) IS NULL AND told * told > $limit * COUNT { MATCH (:Incident) } AS many
CALL {
  UNWIND CASE WHEN $text IS NULL THEN [] ELSE [$text] END AS words
  CALL db.index.fulltext.queryNodes('Incident[search]', words) YIELD node
  RETURN node AS incident
  UNION
  MATCH (incident:Incident {key: $key}) RETURN incident
  UNION
  WITH places, many
  UNWIND CASE WHEN many OR $text IS NOT NULL OR $key IS NOT NULL THEN [] ELSE places END AS here
  MATCH (incident:Incident)-[:OCCURRED_AT]->(here)
  RETURN incident
  UNION
  WITH places, many
  MATCH (incident:Incident)
  WHERE incident.sort_day <= CASE WHEN $text IS NULL AND $key IS NULL AND ($place IS NULL OR many) THEN coalesce($after_day, date('9999-12-31')) END
    AND ($kind IS NULL OR $kind IN incident.kinds)
    AND ($since IS NULL OR incident.date_to >= $since) AND ($until IS NULL OR incident.date_from <= $until)
    AND ($place IS NULL OR EXISTS { MATCH (incident)-[:OCCURRED_AT]->(here:Place) WHERE here IN places })
    AND ($after_key IS NULL OR incident.sort_day < $after_day OR incident.key > $after_key)
  WITH incident
  ORDER BY incident.sort_day DESC, incident.key
  LIMIT $limit
  RETURN incident
}
WITH incident, places, incident.sort_day AS day
WHERE ($kind IS NULL OR $kind IN incident.kinds)
  AND ($since IS NULL OR incident.date_to >= $since) AND ($until IS NULL OR incident.date_from <= $until)
  AND ($place IS NULL OR EXISTS { MATCH (incident)-[:OCCURRED_AT]->(here:Place) WHERE here IN places })
  AND ($after_key IS NULL OR day < $after_day OR (day = $after_day AND incident.key > $after_key))
WITH incident, day
ORDER BY day DESC, incident.key
LIMIT $limit
OPTIONAL MATCH (incident)-[:OCCURRED_AT]->(place:Place)
WITH DISTINCT incident, day, place
ORDER BY place.key
WITH incident, day, collect(CASE WHEN place IS NULL THEN null ELSE {key: place.key, name: place.caption} END) AS places
RETURN incident.key AS key, incident.caption AS caption, incident.kinds AS kinds, incident.date_from AS date_from,
       incident.date_to AS date_to, incident.date_precision AS date_precision, places, incident.killed_low AS killed_low,
       incident.killed_high AS killed_high, incident.wounded_low AS wounded_low, incident.wounded_high AS wounded_high,
       coalesce(incident.weapons, []) AS weapons, COUNT { MATCH ()-[:TELLS]->(incident) } AS documents, day AS page_day
ORDER BY page_day DESC, key
