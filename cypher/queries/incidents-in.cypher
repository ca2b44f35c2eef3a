// title: Incidents in a place
// purpose: Incidents in a country, governorate or town and in all that lies in it, latest first.
// parameter place: text = iraq -- key of the place
// parameter since?: date = none -- first day
// parameter until?: date = none -- last day
// parameter kind?: text = none -- airstrike, bombing, ...
// parameter limit?: integer = 200 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column kind: text -- its best kind
// column date_from: date -- its first day
// column date_to: date -- its last day
// column place: text -- key of the nearest place told
// column killed_low: integer -- lowest count of killed over all accounts
// column killed_high: integer -- highest count

MATCH (here:Place)-[:WITHIN|LOCATED_IN*0..5]->(:Place {key: $place})
WITH DISTINCT here
WITH collect(here) AS places, sum(COUNT { MATCH (here)<-[:OCCURRED_AT]-() }) AS told
// a place with many incidents is asked from the latest incident on, one with few from the place: whichever looks at less
// (with a first day the walk along the incidents might find too few to stop at, so that is asked from the place too)
WITH places, $kind IS NULL AND $since IS NULL AND told * told > $limit * COUNT { MATCH (:Incident) } AS many
CALL {
  WITH places, many
  UNWIND CASE WHEN many THEN [] ELSE places END AS here
  MATCH (incident:Incident)-[r:OCCURRED_AT]->(here)
  WHERE r.negated = false AND ($since IS NULL OR incident.date_to >= $since) AND ($until IS NULL OR incident.date_from <= $until)
    AND ($kind IS NULL OR $kind IN incident.kinds)
  WITH DISTINCT incident
  ORDER BY incident.sort_day DESC, incident.key
  LIMIT $limit
  RETURN incident
  UNION
  WITH places, many
  MATCH (incident:Incident)
  WHERE incident.sort_day <= CASE WHEN many THEN coalesce($until, date('9999-12-31')) END
    AND ($until IS NULL OR incident.date_from <= $until)
    AND EXISTS { MATCH (incident)-[r:OCCURRED_AT]->(here:Place) WHERE r.negated = false AND here IN places }
  WITH incident
  ORDER BY incident.sort_day DESC, incident.key
  LIMIT $limit
  RETURN incident
}
MATCH (incident)-[r:OCCURRED_AT]->(here:Place)
WHERE r.negated = false AND here IN places
WITH incident, min(here.key) AS place
RETURN incident.key AS incident, incident.caption AS caption, incident.kind AS kind, incident.date_from AS date_from,
       incident.date_to AS date_to, place, incident.killed_low AS killed_low, incident.killed_high AS killed_high
ORDER BY date_from IS NULL, date_from DESC, incident
LIMIT $limit
