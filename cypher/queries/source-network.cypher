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

MATCH (outlet:MediaOutlet)-[quotes:QUOTES]->(source:Actor)
WHERE quotes.rank > ''
WITH outlet, quotes, source
ORDER BY quotes.rank DESC
LIMIT $limit
RETURN outlet.key AS outlet, outlet.caption AS outlet_name, source.key AS source, source.caption AS source_name,
       quotes.way AS way, quotes.quoted AS claims, quotes.reports AS documents
ORDER BY quotes.rank DESC
