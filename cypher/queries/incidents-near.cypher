// title: Incidents near a point
// purpose: Incidents whose place lies within some kilometres of a point, nearest first; places without coordinates are not found.
// parameter latitude: number = 32.7 -- degrees north
// parameter longitude: number = 44.5 -- degrees east
// parameter km?: number = 50 -- radius in kilometres
// parameter since?: date = none -- first day
// parameter until?: date = none -- last day
// parameter limit?: integer = 100 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column date_from: date -- its first day
// column place: text -- key of the place
// column place_name: text -- its name in Latin letters
// column km: number -- distance in kilometres, to a tenth
// column negated: boolean -- true where it is said not to have been there

WITH point({latitude: $latitude, longitude: $longitude}) AS centre
MATCH (place:Place)
WHERE place.location IS NOT NULL AND point.distance(place.location, centre) <= $km * 1000
MATCH (incident:Incident)-[r:OCCURRED_AT]->(place)
WHERE ($since IS NULL OR incident.date_to >= $since) AND ($until IS NULL OR incident.date_from <= $until)
RETURN incident.key AS incident, incident.caption AS caption, incident.date_from AS date_from, place.key AS place,
       place.caption AS place_name, round(point.distance(place.location, centre) / 100.0) / 10.0 AS km, r.negated AS negated
ORDER BY km, date_from IS NULL, date_from DESC, incident, negated
LIMIT $limit
