// title: Who acts together
// purpose: Pairs of actors that are told to have carried out, or that claim, the same incident. Sides of a clash are such a pair too.
// parameter actor?: text = none -- key of one of them
// parameter limit?: integer = 100 -- rows at most
// column first: text -- key of the one
// column first_name: text -- its name in Latin letters
// column second: text -- key of the other
// column second_name: text -- its name in Latin letters
// column incidents: integer -- incidents that they share
// column clashes: integer -- those of them that are clashes
// column keys: texts -- keys of the incidents

CALL {
  MATCH (:Actor {key: $actor})-[:PERPETRATED|CLAIMED]->(incident:Incident) RETURN incident
  UNION
  MATCH (incident:Incident) WHERE incident.suspects > CASE WHEN $actor IS NULL THEN 1 END RETURN incident
}
MATCH (one:Actor)-[a:PERPETRATED|CLAIMED]->(incident)<-[b:PERPETRATED|CLAIMED]-(other:Actor)
WHERE one.key < other.key AND a.negated = false AND b.negated = false AND a.inferred = false AND b.inferred = false
  AND ($actor IS NULL OR $actor IN [one.key, other.key])
WITH DISTINCT one, other, incident
ORDER BY incident.key
WITH one, other, collect(incident.key) AS keys, sum(CASE WHEN 'armed_clash' IN incident.kinds THEN 1 ELSE 0 END) AS clashes
RETURN one.key AS first, one.caption AS first_name, other.key AS second, other.caption AS second_name, size(keys) AS incidents, clashes, keys
ORDER BY incidents DESC, first, second
LIMIT $limit
