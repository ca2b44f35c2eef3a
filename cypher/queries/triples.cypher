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

WITH coalesce(right('0000000' + toString($after_independent), 7) + ' ' + $after_row, '~') AS last
WITH last, toLower($predicate) AS wanted, CASE WHEN coalesce($subject, $object, $either) IS NULL THEN last END AS below
CALL {
  WITH last, wanted
  CALL {
    MATCH (one:Actor {key: coalesce($subject, $object, $either)}) RETURN one
    UNION
    MATCH (one:Place {key: coalesce($subject, $object, $either)}) RETURN one
    UNION
    MATCH (one:Incident {key: coalesce($subject, $object, $either)}) RETURN one
  }
  MATCH (one)-[r:LOCATED_AT|LOCATED_IN|PART_OF|LEADS|SPOKESPERSON_OF|BACKED_BY|THREATENED|MET|PERPETRATED|CLAIMED|DENIED|ACCUSED_OF|
              CONFIRMED|CONDEMNED|DECLINED_COMMENT|INVESTIGATES|TARGETED|OCCURRED_AT|VICTIM|RETALIATION_FOR]-()
  WHERE (wanted IS NULL OR toLower(type(r)) = wanted) AND r.rank < last
    AND ($subject IS NULL OR startNode(r).key = $subject) AND ($object IS NULL OR endNode(r).key = $object)
  RETURN DISTINCT r
  UNION
  WITH below, wanted MATCH ()-[r:LOCATED_AT]->() WHERE r.rank < CASE coalesce(wanted, 'located_at') WHEN 'located_at' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:LOCATED_IN]->() WHERE r.rank < CASE coalesce(wanted, 'located_in') WHEN 'located_in' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:PART_OF]->() WHERE r.rank < CASE coalesce(wanted, 'part_of') WHEN 'part_of' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:LEADS]->() WHERE r.rank < CASE coalesce(wanted, 'leads') WHEN 'leads' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:SPOKESPERSON_OF]->() WHERE r.rank < CASE coalesce(wanted, 'spokesperson_of') WHEN 'spokesperson_of' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:BACKED_BY]->() WHERE r.rank < CASE coalesce(wanted, 'backed_by') WHEN 'backed_by' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:THREATENED]->() WHERE r.rank < CASE coalesce(wanted, 'threatened') WHEN 'threatened' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:MET]->() WHERE r.rank < CASE coalesce(wanted, 'met') WHEN 'met' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:PERPETRATED]->() WHERE r.rank < CASE coalesce(wanted, 'perpetrated') WHEN 'perpetrated' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:CLAIMED]->() WHERE r.rank < CASE coalesce(wanted, 'claimed') WHEN 'claimed' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:DENIED]->() WHERE r.rank < CASE coalesce(wanted, 'denied') WHEN 'denied' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:ACCUSED_OF]->() WHERE r.rank < CASE coalesce(wanted, 'accused_of') WHEN 'accused_of' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:CONFIRMED]->() WHERE r.rank < CASE coalesce(wanted, 'confirmed') WHEN 'confirmed' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:CONDEMNED]->() WHERE r.rank < CASE coalesce(wanted, 'condemned') WHEN 'condemned' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:DECLINED_COMMENT]->() WHERE r.rank < CASE coalesce(wanted, 'declined_comment') WHEN 'declined_comment' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:INVESTIGATES]->() WHERE r.rank < CASE coalesce(wanted, 'investigates') WHEN 'investigates' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:TARGETED]->() WHERE r.rank < CASE coalesce(wanted, 'targeted') WHEN 'targeted' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:OCCURRED_AT]->() WHERE r.rank < CASE coalesce(wanted, 'occurred_at') WHEN 'occurred_at' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:VICTIM]->() WHERE r.rank < CASE coalesce(wanted, 'victim') WHEN 'victim' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
  UNION
  WITH below, wanted MATCH ()-[r:RETALIATION_FOR]->() WHERE r.rank < CASE coalesce(wanted, 'retaliation_for') WHEN 'retaliation_for' THEN below END
  RETURN r ORDER BY r.rank DESC LIMIT $limit
}
WITH r
ORDER BY r.rank DESC
LIMIT $limit
WITH r, startNode(r) AS subject, endNode(r) AS object
RETURN {key: subject.key, name: subject.caption,
        kind: [label IN labels(subject) WHERE NOT label IN ['Actor', 'Place', 'Country']][0]} AS subject, toLower(type(r)) AS predicate,
       {key: object.key, name: object.caption,
        kind: [label IN labels(object) WHERE NOT label IN ['Actor', 'Place', 'Country']][0]} AS object,
       r.negated AS negated, r.inferred AS inferred, r.certainty AS certainty, r.independent AS independent, r.claims AS claims,
       r.documents AS documents, r.first_reported AS first_reported, r.last_reported AS last_reported, r.key AS row
ORDER BY independent DESC, row DESC
