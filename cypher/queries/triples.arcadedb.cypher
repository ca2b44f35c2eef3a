// title: Triples
// purpose: What the claims say together: one row for each subject, predicate and object, those with most independent sources first;
//          all of them, or those of a subject, of an object, or with a thing at either end. The next page starts after the numbers
//          of sources (independent) and the row of the last row.
// parameter predicate?: text = none -- claimed, denied, accused_of, located_at, ...
// parameter subject?: text = none -- key of its subject
// parameter object?: text = none -- key of its object
// parameter either?: text = none -- key of the thing at either end
// parameter after_independent?: count = none -- independent of the last row of the page before
// parameter after_row?: text = none -- row of the last row of the page before
// parameter limit?: integer = 50 -- rows at most
// column subject: thing -- key, name and kind of its subject
// column predicate: text -- its predicate
// column object: thing -- key, name and kind of its object
// column negated: boolean -- true where it is said not to be so
// column inferred: boolean -- true where it follows from other claims
// column certainty: text -- the surest telling
// column independent: integer -- distinct origins behind it
// column claims: texts -- keys of the claims
// column documents: texts -- keys of the reports
// column first_reported: date -- day of the earliest report
// column last_reported: date -- day of the latest report
// column row: text -- key of the row
// scan: without a subject or an object it ranks all triples

WITH coalesce(right('0000000' + toString($after_independent), 7) + ' ' + $after_row, '~') AS last
CALL {
  MATCH (one:Actor {key: coalesce($subject, $object, $either)}) RETURN one
  UNION
  MATCH (one:Place {key: coalesce($subject, $object, $either)}) RETURN one
  UNION
  MATCH (one:Incident {key: coalesce($subject, $object, $either)}) RETURN one
  UNION
  UNWIND CASE WHEN coalesce($subject, $object, $either) IS NULL THEN [1] ELSE [] END AS everything MATCH (one:Actor) RETURN one
  UNION
  UNWIND CASE WHEN coalesce($subject, $object, $either) IS NULL THEN [1] ELSE [] END AS everything MATCH (one:Place) RETURN one
  UNION
  UNWIND CASE WHEN coalesce($subject, $object, $either) IS NULL THEN [1] ELSE [] END AS everything MATCH (one:Incident) RETURN one
}
MATCH (one)-[r:LOCATED_AT|LOCATED_IN|PART_OF|LEADS|SPOKESPERSON_OF|BACKED_BY|THREATENED|MET|PERPETRATED|CLAIMED|DENIED|ACCUSED_OF|
            CONFIRMED|CONDEMNED|DECLINED_COMMENT|INVESTIGATES|TARGETED|OCCURRED_AT|VICTIM|RETALIATION_FOR]-()
WITH DISTINCT r, last, startNode(r) AS subject, endNode(r) AS object
WHERE ($predicate IS NULL OR type(r) = toUpper($predicate)) AND r.rank < last
  AND ($subject IS NULL OR subject.key = $subject) AND ($object IS NULL OR object.key = $object)
WITH r, subject, object
ORDER BY r.rank DESC
LIMIT $limit
RETURN {key: subject.key, name: subject.caption,
        kind: [label IN labels(subject) WHERE NOT label IN ['Actor', 'Place', 'Country']][0]} AS subject, toLower(type(r)) AS predicate,
       {key: object.key, name: object.caption,
        kind: [label IN labels(object) WHERE NOT label IN ['Actor', 'Place', 'Country']][0]} AS object,
       r.negated AS negated, r.inferred AS inferred, r.certainty AS certainty, r.independent AS independent, r.claims AS claims,
       r.documents AS documents, r.first_reported AS first_reported, r.last_reported AS last_reported, r.key AS row
ORDER BY independent DESC, row DESC
