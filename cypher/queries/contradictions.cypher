// title: Contradictions
// purpose: Pairs of claims that cannot both hold, with both speakers and both reports; those about one incident, or
//          about all, the most contradicted incidents first.
// parameter incident?: text = none -- key of the incident
// parameter limit?: integer = 100 -- rows at most
// column reason: text -- why they cannot both hold
// column incident: text -- key of the incident that the first claim is about
// column first_claim: text -- key of the first claim
// column first: text -- the first claim in short
// column first_speaker: text -- who says it
// column first_document: text -- key of its report
// column first_evidence: text -- its exact words
// column second_claim: text -- key of the second claim
// column second: text -- the second claim in short
// column second_speaker: text -- who says it
// column second_document: text -- key of its report
// column second_evidence: text -- its exact words

CALL {
  MATCH (about:Incident {key: $incident}) RETURN about
  UNION
  MATCH (about:Incident)
  WHERE about.contradictions > CASE WHEN $incident IS NULL THEN 0 END
  WITH about
  ORDER BY about.contradictions DESC, about.key
  LIMIT $limit
  RETURN about
}
MATCH (about)<-[:SUBJECT|OBJECT]-(a:Claim)-[r:CONTRADICTS]->(b:Claim)
WITH DISTINCT about, a, r, b
MATCH (a)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(first:Document)
MATCH (b)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(second:Document)
WITH about, a, r, b, first, second
ORDER BY about.contradictions DESC, about.key, first.key, second.key, a.caption, b.caption, a.key, b.key
LIMIT $limit
OPTIONAL MATCH (one:Actor)-[:MADE]->(a)
OPTIONAL MATCH (other:Actor)-[:MADE]->(b)
RETURN r.reason AS reason, about.key AS incident, a.key AS first_claim, a.caption AS first, one.caption AS first_speaker,
       first.key AS first_document, a.quote AS first_evidence, b.key AS second_claim, b.caption AS second, other.caption AS second_speaker,
       second.key AS second_document, b.quote AS second_evidence
ORDER BY about.contradictions DESC, incident, first_document, second_document, first, second, first_claim, second_claim
