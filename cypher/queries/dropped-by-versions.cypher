// title: What new versions dropped
// purpose: Claims of a report that the text which its publisher put under the same address later does not make any more, whoever
//          says it there ("silently changed"); of all reports, or about one incident.
// parameter incident?: text = none -- key of the incident
// parameter limit?: integer = 100 -- rows at most
// column document: text -- key of the earlier text
// column newer: text -- key of the text that replaced it
// column doc_id: text -- id that the source gave the report
// column claim: text -- key of the claim
// column told: text -- the claim in short
// column speaker: text -- who said it
// column evidence: text -- its exact words
// column incident: text -- key of the incident that it is about
// scan: it looks through all reports for those that replaced another one

MATCH (newer:Document)
WHERE newer.replaces IS NOT NULL
MATCH (older:Document {key: newer.replaces})<-[:IN]-(:Sentence)<-[:QUOTED_FROM]-(claim:Claim)
WHERE claim.inferred = false
  AND NOT EXISTS {
    MATCH (newer)<-[:IN]-(:Sentence)<-[:QUOTED_FROM]-(kept:Claim)
    WHERE kept.caption = claim.caption AND coalesce(kept.what, '') = coalesce(claim.what, '')
  }
OPTIONAL MATCH (claim)-[:SUBJECT|OBJECT]->(about:Incident)
WITH older, newer, claim, about
WHERE $incident IS NULL OR about.key = $incident
OPTIONAL MATCH (speaker:Actor)-[:MADE]->(claim)
RETURN older.key AS document, newer.key AS newer, older.doc_id AS doc_id, claim.key AS claim, claim.caption AS told,
       speaker.caption AS speaker, claim.quote AS evidence, about.key AS incident
ORDER BY document, claim, incident
LIMIT $limit
