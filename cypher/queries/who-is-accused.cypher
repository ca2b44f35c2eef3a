// title: Who is accused of an incident
// purpose: Every actor named as the perpetrator, by whom, how surely, and in which words.
// parameter incident: text = explosion-kalsu-2024-04-19 -- key of the incident
// column accused: text -- key of the accused
// column name: text -- its name in Latin letters
// column name_ar: text -- its name in Arabic
// column accuser: text -- key of who says so; the outlet where the report says it in its own voice
// column accuser_name: text -- the accuser's name in Latin letters
// column certainty: text -- how sure the accuser is
// column polarity: text -- negative where the accusation is rejected
// column evidence: text -- the exact words
// column document: text -- key of the report

MATCH (incident:Incident {key: $incident})<-[:OBJECT]-(claim:Claim {predicate: 'accused_of'})-[:SUBJECT]->(accused:Actor)
MATCH (claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(document:Document)
OPTIONAL MATCH (accuser:Actor)-[:MADE]->(claim)
RETURN accused.key AS accused, accused.caption AS name, accused.name_ar AS name_ar, accuser.key AS accuser,
       accuser.caption AS accuser_name, claim.certainty AS certainty, claim.polarity AS polarity, claim.quote AS evidence,
       document.key AS document
ORDER BY accused, document, evidence
