// title: Unnamed sources by outlet
// purpose: How much each outlet rests on sources without a name ("a security source"): claims and reports of each.
// parameter outlet?: text = none -- key of the outlet
// parameter limit?: integer = 100 -- rows at most
// column outlet: text -- key of the outlet
// column outlet_name: text -- its name in Latin letters
// column source: text -- key of the source
// column source_name: text -- its description in Latin letters
// column source_ar: text -- its description in Arabic
// column claims: integer -- claims of this source
// column documents: integer -- reports with them
// column of_claims: integer -- all claims that the outlet prints
// scan: it counts over all reports

MATCH (source:UnnamedSource)-[:MADE]->(claim:Claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(document:Document)-[:PUBLISHED_BY]->(outlet:MediaOutlet)
WHERE $outlet IS NULL OR outlet.key = $outlet
WITH outlet, source, count(DISTINCT claim) AS claims, count(DISTINCT document) AS documents
MATCH (outlet)<-[:PUBLISHED_BY]-(:Document)<-[:IN]-(:Sentence)<-[:QUOTED_FROM]-(any:Claim)
RETURN outlet.key AS outlet, outlet.caption AS outlet_name, source.key AS source, source.caption AS source_name, source.name_ar AS source_ar,
       claims, documents, count(DISTINCT any) AS of_claims
ORDER BY claims DESC, outlet, source
LIMIT $limit
