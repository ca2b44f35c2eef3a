// title: Disputed tolls
// purpose: Incidents by how far the accounts differ about the number of killed.
// parameter limit?: integer = 50 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column date_from: date -- its first day
// column killed_low: integer -- lowest count over all accounts
// column killed_high: integer -- highest count
// column spread: integer -- their difference
// column speakers: texts -- who gives a number

MATCH (incident:Incident)
WHERE incident.killed_spread > 0
WITH incident
ORDER BY incident.killed_spread DESC, incident.key
LIMIT $limit
OPTIONAL MATCH (incident)<-[:SUBJECT]-(claim:Claim {predicate: 'killed'})<-[:MADE]-(speaker:Actor)
WITH incident, speaker
ORDER BY speaker.caption
WITH incident, collect(DISTINCT speaker.caption) AS speakers
RETURN incident.key AS incident, incident.caption AS caption, incident.date_from AS date_from, incident.killed_low AS killed_low,
       incident.killed_high AS killed_high, incident.killed_spread AS spread, speakers
ORDER BY spread DESC, incident
