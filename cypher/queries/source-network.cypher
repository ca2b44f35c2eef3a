// title: Who quotes whom
// purpose: Outlets and the sources whose words they print, as speakers (MADE) or as those who pass words on (RELAYED_BY).
// parameter limit?: integer = 100 -- rows at most
// column outlet: text -- key of the outlet
// column outlet_name: text -- its name in Latin letters
// column source: text -- key of the source
// column source_name: text -- its name in Latin letters
// column way: text -- MADE or RELAYED_BY
// column claims: integer -- number of claims
// column documents: integer -- number of reports
// scan: it counts over all reports

MATCH (outlet:MediaOutlet)<-[:PUBLISHED_BY]-(document:Document)<-[:IN]-(:Sentence)<-[:QUOTED_FROM]-(claim:Claim)
MATCH (claim)-[chain:MADE|RELAYED_BY]-(source:Actor)
WHERE source.key <> outlet.key
RETURN outlet.key AS outlet, outlet.caption AS outlet_name, source.key AS source, source.caption AS source_name,
       type(chain) AS way, count(DISTINCT claim) AS claims, count(DISTINCT document) AS documents
ORDER BY claims DESC, outlet, source, way
LIMIT $limit
