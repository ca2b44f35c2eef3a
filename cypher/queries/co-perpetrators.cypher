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
  MATCH (:Actor {key: $actor})-[pair:NAMED_WITH]-(:Actor) RETURN pair
  UNION
  MATCH (:Actor)-[pair:NAMED_WITH]->(:Actor)
  WHERE pair.rank > CASE WHEN $actor IS NULL THEN '' END
  WITH pair
  ORDER BY pair.rank DESC
  LIMIT $limit
  RETURN pair
}
WITH pair, startNode(pair) AS one, endNode(pair) AS other
RETURN one.key AS first, one.caption AS first_name, other.key AS second, other.caption AS second_name, pair.shared AS incidents,
       pair.clashes AS clashes, pair.incidents AS keys
ORDER BY pair.rank DESC
LIMIT $limit
