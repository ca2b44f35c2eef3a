// title: What was known at a time
// purpose: What had been told about an incident by a moment, in order of telling. A report without a time of day counts from the next day on.
// parameter incident: text = explosion-kalsu-2024-04-19 -- key of the incident
// parameter at: datetime = 2024-04-20T14:00 -- the moment; UTC where no offset is given
// parameter limit?: integer = 500 -- rows at most
// column reported_on: date -- day of the report
// column reported_at: datetime -- moment of the report, where it is told
// column said_from: date -- first day on which it may have been said, where the report tells; of a stance, taken
// column said_to: date -- last such day
// column told: text -- the claim in short
// column speaker: text -- who says it
// column certainty: text -- how sure the speaker is
// column polarity: text -- positive or negative
// column evidence: text -- the exact words
// column document: text -- key of the report

MATCH (incident:Incident {key: $incident})<-[:SUBJECT|OBJECT]-(claim:Claim)
WHERE claim.reported_at <= $at OR (claim.reported_at IS NULL AND claim.reported_on < date({year: $at.year, month: $at.month, day: $at.day}))
MATCH (claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(document:Document)
OPTIONAL MATCH (speaker:Actor)-[:MADE]->(claim)
RETURN claim.reported_on AS reported_on, claim.reported_at AS reported_at, claim.said_from AS said_from, claim.said_to AS said_to,
       claim.caption AS told, speaker.caption AS speaker,
       claim.certainty AS certainty, claim.polarity AS polarity, claim.quote AS evidence, document.key AS document
ORDER BY reported_on, reported_at, document, told
LIMIT $limit
