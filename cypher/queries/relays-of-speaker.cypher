// title: Who relays a speaker's words
// purpose: Agencies, channels and papers through which the words of a speaker reach the reports, by hop: 1 is nearest to the speaker.
// parameter speaker: text = interior -- key of the speaker
// parameter incident?: text = none -- key of an incident, for what was said about it alone
// parameter limit?: integer = 100 -- rows at most
// column relay: text -- key of who passes the words on
// column name: text -- its name in Latin letters
// column hop: integer -- place in the chain
// column claims: integer -- number of claims passed on
// column documents: texts -- keys of the reports

MATCH (:Actor {key: $speaker})-[:MADE]->(claim:Claim)-[relayed:RELAYED_BY]->(relay:Actor)
WHERE $incident IS NULL OR EXISTS { MATCH (claim)-[:SUBJECT|OBJECT]->(:Incident {key: $incident}) }
MATCH (claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(document:Document)
WITH relay, relayed.hop AS hop, claim, document
ORDER BY document.key
WITH relay, hop, count(DISTINCT claim) AS claims, collect(DISTINCT document.key) AS documents
RETURN relay.key AS relay, relay.caption AS name, hop, claims, documents
ORDER BY hop, claims DESC, relay
LIMIT $limit
