// title: Toll table of an incident
// purpose: Every count of killed and wounded, account by account; an open end ("at least") has no high.
// parameter incident: text = explosion-kalsu-2024-04-19 -- key of the incident
// column what: text -- killed or wounded
// column count: integer -- the number told
// column low: integer -- lowest number meant
// column high: integer -- highest number meant; none for an open end
// column speaker: text -- who gives the number
// column document: text -- key of the report
// column outlet: text -- its publisher
// column reported_on: date -- day of the report
// column reported_at: datetime -- moment of the report, where it is told
// column evidence: text -- the exact words

MATCH (incident:Incident {key: $incident})<-[:SUBJECT]-(claim:Claim)
WHERE claim.predicate IN ['killed', 'wounded']
MATCH (claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(document:Document)
OPTIONAL MATCH (speaker:Actor)-[:MADE]->(claim)
OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(outlet:MediaOutlet)
RETURN claim.predicate AS what, claim.count AS count, claim.low AS low, claim.high AS high, speaker.caption AS speaker,
       document.key AS document, outlet.caption AS outlet, claim.reported_on AS reported_on, claim.reported_at AS reported_at,
       claim.quote AS evidence
ORDER BY what, reported_on, document, count
