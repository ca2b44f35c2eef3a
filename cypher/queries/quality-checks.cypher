// title: Data quality checks
// purpose: How much of the graph is weak, check by check: incidents without a day or a place, claims without a named speaker, doubtful
//          claims, actors that only a text knows, places without coordinates, reports without a day.
// column check: text -- what is counted
// column found: integer -- how many
// column of: integer -- out of how many
// scan: it counts everything

CALL {
  MATCH (n:Incident) RETURN 'incidents without a date' AS check, sum(CASE WHEN n.date_from IS NULL THEN 1 ELSE 0 END) AS found, count(n) AS all
  UNION
  MATCH (n:Incident) RETURN 'incidents without a place' AS check, sum(CASE WHEN n.place_precision IS NULL THEN 1 ELSE 0 END) AS found, count(n) AS all
  UNION
  MATCH (n:Claim) WHERE n.inferred = false
  RETURN 'claims in the voice of the outlet or of nobody' AS check,
         sum(CASE WHEN EXISTS { MATCH (:Actor)-[:MADE {voice: 'speaker'}]->(n) } THEN 0 ELSE 1 END) AS found, count(n) AS all
  UNION
  MATCH (n:Claim) RETURN 'claims that are not asserted' AS check, sum(CASE WHEN n.certainty = 'asserted' THEN 0 ELSE 1 END) AS found, count(n) AS all
  UNION
  MATCH (n:Actor) RETURN 'actors that no catalogue has' AS check, sum(CASE WHEN n.origin = 'text' THEN 1 ELSE 0 END) AS found, count(n) AS all
  UNION
  MATCH (n:Place) RETURN 'places without coordinates' AS check, sum(CASE WHEN n.location IS NULL THEN 1 ELSE 0 END) AS found, count(n) AS all
  UNION
  MATCH (n:Document) RETURN 'reports without a date' AS check, sum(CASE WHEN n.published IS NULL THEN 1 ELSE 0 END) AS found, count(n) AS all
}
RETURN check, found, all AS of
ORDER BY check
