// title: Reports
// purpose: The reports in the store, latest first, undated ones last; with a key, that report alone. The next page starts after
//          the day (the column page_day) and the key of the last row.
// parameter key?: text = none -- key of one report
// parameter after_day?: date = none -- page_day of the last row of the page before
// parameter after_key?: text = none -- key of the last row of the page before
// parameter limit?: integer = 50 -- rows at most
// column key: text -- key of the report
// column doc_id: text -- the id that its source gave
// column title: text -- its title
// column published: date -- its day
// column published_at: datetime -- its moment, where it is told
// column url: text -- its address
// column source: text -- its publisher, as the report gives it
// column outlet: text -- key of the publisher, where it is known
// column outlet_name: text -- the publisher's name in Latin letters
// column copy_of: texts -- keys of the reports whose text it repeats
// column claims: integer -- number of its claims
// column page_day: date -- what the rows are sorted by

CALL {
  MATCH (document:Document {key: $key}) RETURN document
  UNION
  MATCH (document:Document)
  WHERE document.sort_day <= CASE WHEN $key IS NULL THEN coalesce($after_day, date('9999-12-31')) END
    AND ($after_key IS NULL OR document.sort_day < $after_day OR document.key > $after_key)
  WITH document
  ORDER BY document.sort_day DESC, document.key
  LIMIT $limit
  RETURN document
}
WITH document, document.sort_day AS day
WHERE $after_key IS NULL OR day < $after_day OR (day = $after_day AND document.key > $after_key)
OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(outlet:MediaOutlet)
OPTIONAL MATCH (document)-[:COPY_OF]->(original:Document)
WITH document, day, outlet, original
ORDER BY original.key
WITH document, day, outlet, collect(original.key) AS copy_of
RETURN document.key AS key, document.doc_id AS doc_id, document.title AS title, document.published AS published,
       document.published_at AS published_at, document.url AS url, document.source AS source, outlet.key AS outlet,
       outlet.caption AS outlet_name, copy_of, COUNT { MATCH (document)<-[:IN]-(:Sentence)<-[:QUOTED_FROM]-(:Claim) } AS claims,
       day AS page_day
ORDER BY page_day DESC, key
