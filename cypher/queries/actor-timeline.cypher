// title: Time-line of an actor
// purpose: What an actor said and what was said of it, in order of report.
// parameter actor: text = centcom -- key of the actor
// parameter since?: date = none -- first day of reports
// parameter until?: date = none -- last day of reports
// parameter limit?: integer = 500 -- rows at most
// column reported_on: date -- day of the report
// column reported_at: datetime -- moment of the report, where it is told
// column role: text -- speaker where it says so itself, subject or object of what others say
// column told: text -- the claim in short
// column speaker: text -- who says it
// column certainty: text -- how sure the speaker is
// column negated: boolean -- true where it is said not to be so
// column inferred: boolean -- true where it follows from other claims
// column evidence: text -- the exact words
// column claim: text -- key of the claim
// column document: text -- key of the report

MATCH (actor:Actor {key: $actor})
CALL {
  WITH actor MATCH (actor)-[:MADE]->(claim:Claim)
  WHERE ($since IS NULL OR claim.reported_on >= $since) AND ($until IS NULL OR claim.reported_on <= $until)
  WITH claim ORDER BY claim.reported_on, claim.reported_at, claim.key LIMIT $limit
  RETURN claim, 1 AS nearness
  UNION
  WITH actor MATCH (actor)<-[:SUBJECT]-(claim:Claim)
  WHERE ($since IS NULL OR claim.reported_on >= $since) AND ($until IS NULL OR claim.reported_on <= $until)
  WITH claim ORDER BY claim.reported_on, claim.reported_at, claim.key LIMIT $limit
  RETURN claim, 2 AS nearness
  UNION
  WITH actor MATCH (actor)<-[:OBJECT]-(claim:Claim)
  WHERE ($since IS NULL OR claim.reported_on >= $since) AND ($until IS NULL OR claim.reported_on <= $until)
  WITH claim ORDER BY claim.reported_on, claim.reported_at, claim.key LIMIT $limit
  RETURN claim, 3 AS nearness
}
WITH claim, min(nearness) AS nearness
ORDER BY claim.reported_on, claim.reported_at, claim.key
LIMIT $limit
MATCH (claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(document:Document)
OPTIONAL MATCH (speaker:Actor)-[:MADE]->(claim)
RETURN claim.reported_on AS reported_on, claim.reported_at AS reported_at, ['speaker', 'subject', 'object'][nearness - 1] AS role,
       claim.caption AS told, speaker.caption AS speaker, claim.certainty AS certainty, claim.polarity = 'negative' AS negated,
       claim.inferred AS inferred, claim.quote AS evidence, claim.key AS claim, document.key AS document
ORDER BY reported_on, reported_at, document, told, claim
