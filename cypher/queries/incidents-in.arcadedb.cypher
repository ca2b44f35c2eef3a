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
MATCH (incident:Incident)-[r:OCCURRED_AT]->(here)
WHERE r.negated = false AND ($since IS NULL OR incident.date_to >= $since) AND ($until IS NULL OR incident.date_from <= $until)
  AND ($kind IS NULL OR $kind IN incident.kinds)
WITH incident, min(here.key) AS place
RETURN incident.key AS incident, incident.caption AS caption, incident.kind AS kind, incident.date_from AS date_from,
       incident.date_to AS date_to, place, incident.killed_low AS killed_low, incident.killed_high AS killed_high
ORDER BY date_from IS NULL, date_from DESC, incident
LIMIT $limit
