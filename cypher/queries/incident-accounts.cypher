// title: Accounts of an incident
// purpose: Everything told about an incident, report by report: who says it, who relays it, how surely, and the sentence it stands in.
// parameter incident: text = explosion-kalsu-2024-04-19 -- key of the incident
// parameter limit?: integer = 200 -- rows at most
// column claim: text -- key of the claim
// column told: text -- the claim in short, in Latin letters
// column predicate: text -- its predicate
// column value: text -- the told value, for tolls, dates and weapons
// column speaker: text -- who says it
// column relays: texts -- who passes it on, nearest to the speaker first
// column certainty: text -- how sure the speaker is
// column polarity: text -- positive or negative
// column inferred: boolean -- true where it follows from other claims
// column quote: text -- the exact words
// column sentence: text -- the sentence
// column document: text -- key of the report
// column reported_on: date -- day of the report

MATCH (incident:Incident {key: $incident})<-[:SUBJECT|OBJECT]-(claim:Claim)
MATCH (claim)-[:QUOTED_FROM]->(sentence:Sentence)-[:IN]->(document:Document)
OPTIONAL MATCH (speaker:Actor)-[:MADE]->(claim)
OPTIONAL MATCH (claim)-[relayed:RELAYED_BY]->(relay:Actor)
WITH claim, sentence, document, speaker, relay, relayed
ORDER BY relayed.hop
WITH claim, sentence, document, speaker, collect(relay.caption) AS relays
RETURN claim.key AS claim, claim.caption AS told, claim.predicate AS predicate, claim.value AS value, speaker.caption AS speaker,
       relays, claim.certainty AS certainty, claim.polarity AS polarity, claim.inferred AS inferred, claim.quote AS quote,
       sentence.text AS sentence, document.key AS document, claim.reported_on AS reported_on
ORDER BY reported_on, document, claim
LIMIT $limit
