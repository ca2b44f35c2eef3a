// title: Actors linked with an actor
// purpose: Actors that up to three told relations lead to (belonging, leading, backing, threat, meeting, a shared incident), nearest first.
// parameter actor: text = israel -- key of the actor
// parameter max_hops?: integer = 2 -- relations in a chain at most, no more than 3
// parameter limit?: integer = 100 -- rows at most
// column linked: text -- key of the actor
// column name: text -- its name in Latin letters
// column name_ar: text -- its name in Arabic
// column hops: integer -- relations on the shortest way

MATCH (actor:Actor {key: $actor})
CALL {
  WITH actor
  MATCH (actor)-[:PART_OF|LEADS|SPOKESPERSON_OF|BACKED_BY|THREATENED|MET|PERPETRATED|CLAIMED|DENIED|ACCUSED_OF|CONFIRMED|CONDEMNED|
         DECLINED_COMMENT|INVESTIGATES|TARGETED|VICTIM]-(linked:Actor)
  WITH DISTINCT actor, linked
  WHERE linked.key <> actor.key
  WITH linked
  ORDER BY linked.key
  LIMIT $limit
  RETURN collect(linked) AS first
}
// farther ones are looked for only where the nearer ones do not fill the answer
CALL {
  WITH actor, first
  UNWIND CASE WHEN $max_hops > 1 AND size(first) < $limit THEN [actor] ELSE [] END AS start
  MATCH (start)-[:PART_OF|LEADS|SPOKESPERSON_OF|BACKED_BY|THREATENED|MET|PERPETRATED|CLAIMED|DENIED|ACCUSED_OF|CONFIRMED|CONDEMNED|
         DECLINED_COMMENT|INVESTIGATES|TARGETED|VICTIM*2..2]-(linked:Actor)
  WITH DISTINCT start, first, linked
  WHERE linked.key <> start.key AND NOT linked IN first
  WITH linked
  ORDER BY linked.key
  LIMIT $limit
  RETURN collect(linked) AS second
}
CALL {
  WITH actor, first, second
  UNWIND CASE WHEN $max_hops > 2 AND size(first) + size(second) < $limit THEN [actor] ELSE [] END AS start
  MATCH (start)-[:PART_OF|LEADS|SPOKESPERSON_OF|BACKED_BY|THREATENED|MET|PERPETRATED|CLAIMED|DENIED|ACCUSED_OF|CONFIRMED|CONDEMNED|
         DECLINED_COMMENT|INVESTIGATES|TARGETED|VICTIM*3..3]-(linked:Actor)
  WITH DISTINCT start, first, second, linked
  WHERE linked.key <> start.key AND NOT linked IN first AND NOT linked IN second
  WITH linked
  ORDER BY linked.key
  LIMIT $limit
  RETURN collect(linked) AS third
}
UNWIND [n IN first | {node: n, hops: 1}] + [n IN second | {node: n, hops: 2}] + [n IN third | {node: n, hops: 3}] AS found
WITH found.node AS linked, found.hops AS hops
RETURN linked.key AS linked, linked.caption AS name, linked.name_ar AS name_ar, hops
ORDER BY hops, linked
LIMIT $limit
