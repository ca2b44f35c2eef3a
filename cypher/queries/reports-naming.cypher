// title: Reports that name somebody or somewhere
// purpose: Every report whose text names an actor or a place, whether it tells anything of it or not, latest first; with how often,
//          and how many of the report's claims are about it.
// parameter thing: text = kalsu -- key of the actor or place
// parameter limit?: integer = 100 -- rows at most
// column document: text -- key of the report
// column doc_id: text -- the id that its source gave
// column title: text -- its title
// column published: date -- its day
// column outlet: text -- its publisher, in Latin letters
// column times: integer -- how often its text names the thing
// column claims: integer -- its claims of which the thing is subject or object

CALL {
  MATCH (thing:Actor {key: $thing}) RETURN thing
  UNION
  MATCH (thing:Place {key: $thing}) RETURN thing
}
MATCH (thing)<-[named:MENTIONS]-(report:Document)
WITH thing, named, report
ORDER BY report.sort_day DESC, report.key
LIMIT $limit
OPTIONAL MATCH (report)-[:PUBLISHED_BY]->(outlet:MediaOutlet)
OPTIONAL MATCH (report)<-[:IN]-(:Sentence)<-[:QUOTED_FROM]-(claim:Claim)-[:SUBJECT|OBJECT]->(thing)
WITH report, named, outlet, count(DISTINCT claim) AS claims
RETURN report.key AS document, report.doc_id AS doc_id, report.title AS title, report.published AS published,
       outlet.caption AS outlet, named.times AS times, claims
ORDER BY report.sort_day DESC, document
LIMIT $limit
