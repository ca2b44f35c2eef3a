// title: Who denied an incident
// purpose: Every actor that denied responsibility or that the incident happened at all, and on whose word that is known.
// parameter incident: text = explosion-kalsu-2024-04-19 -- key of the incident
// column actor: text -- key of the actor that denies
// column name: text -- its name in Latin letters
// column name_ar: text -- its name in Arabic
// column what: text -- responsibility, occurrence or statement
// column speaker: text -- key of who says so
// column relays: texts -- keys of those who pass it on, nearest to the speaker first
// column certainty: text -- how sure the speaker is
// column evidence: text -- the exact words
// column document: text -- key of the report

MATCH (incident:Incident {key: $incident})<-[:OBJECT]-(claim:Claim {predicate: 'denied'})-[:SUBJECT]->(actor:Actor)
MATCH (claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(document:Document)
OPTIONAL MATCH (speaker:Actor)-[:MADE]->(claim)
OPTIONAL MATCH (claim)-[relayed:RELAYED_BY]->(relay:Actor)
WITH actor, claim, document, speaker, relay, relayed
ORDER BY relayed.hop
RETURN actor.key AS actor, actor.caption AS name, actor.name_ar AS name_ar, claim.what AS what, speaker.key AS speaker,
       collect(relay.key) AS relays, claim.certainty AS certainty, claim.quote AS evidence, document.key AS document
ORDER BY actor, document, evidence
