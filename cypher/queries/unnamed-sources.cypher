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

CALL {
  MATCH (:Actor {key: $outlet})-[quotes:QUOTES]->(:UnnamedSource) RETURN quotes
  UNION
  MATCH (:MediaOutlet)-[quotes:QUOTES]->(:UnnamedSource)
  WHERE quotes.rank > CASE WHEN $outlet IS NULL THEN '' END AND quotes.way = 'MADE'
  WITH quotes
  ORDER BY quotes.rank DESC
  LIMIT $limit
  RETURN quotes
}
WITH quotes, startNode(quotes) AS outlet, endNode(quotes) AS source
WHERE quotes.way = 'MADE' AND outlet:MediaOutlet
RETURN outlet.key AS outlet, outlet.caption AS outlet_name, source.key AS source, source.caption AS source_name, source.name_ar AS source_ar,
       quotes.quoted AS claims, quotes.reports AS documents, outlet.claims_printed AS of_claims
ORDER BY quotes.rank DESC
LIMIT $limit
