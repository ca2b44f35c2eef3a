// title: Changes since a date
// purpose: Incidents about which reports of a day or later tell something, those told of last first, with what is new: how many
//          claims, by whom, and whether the incident itself is new.
// parameter since: date = 2024-04-21 -- first day of the new reports
// parameter limit?: integer = 100 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column is_new: boolean -- true where no earlier report tells it
// column last_reported: date -- day of the latest report
// column claims: integer -- new claims
// column speakers: texts -- who makes them
// column predicates: texts -- what they tell
// column documents: texts -- keys of the new reports

MATCH (incident:Incident)
WHERE incident.last_reported >= $since
WITH incident
ORDER BY incident.last_reported DESC, incident.key
LIMIT $limit
MATCH (incident)<-[:SUBJECT|OBJECT]-(claim:Claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(document:Document)
WHERE claim.reported_on >= $since
OPTIONAL MATCH (speaker:Actor)-[:MADE]->(claim)
WITH incident, claim, document, speaker
ORDER BY speaker.caption, claim.predicate, document.key
WITH incident, count(DISTINCT claim) AS claims, collect(DISTINCT speaker.caption) AS speakers,
     collect(DISTINCT claim.predicate) AS predicates, collect(DISTINCT document.key) AS documents
RETURN incident.key AS incident, incident.caption AS caption, incident.first_reported >= $since AS is_new,
       incident.last_reported AS last_reported, claims, speakers, predicates, documents
ORDER BY last_reported DESC, incident
