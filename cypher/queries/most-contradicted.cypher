// title: Most contradicted incidents
// purpose: Incidents by the number of pairs of claims about them that cannot both hold.
// parameter limit?: integer = 50 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column date_from: date -- its first day
// column contradictions: integer -- pairs of claims
// column reasons: texts -- why they cannot both hold
// column documents: integer -- reports of these claims

MATCH (incident:Incident)
WHERE incident.contradictions > 0
WITH incident
ORDER BY incident.contradictions DESC, incident.key
LIMIT $limit
MATCH (incident)<-[:SUBJECT|OBJECT]-(one:Claim)-[r:CONTRADICTS]->(other:Claim)
UNWIND [one, other] AS claim
MATCH (claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(document:Document)
WITH incident, r, document
ORDER BY r.reason
WITH incident, collect(DISTINCT r.reason) AS reasons, count(DISTINCT document) AS documents
RETURN incident.key AS incident, incident.caption AS caption, incident.date_from AS date_from,
       incident.contradictions AS contradictions, reasons, documents
ORDER BY contradictions DESC, incident
