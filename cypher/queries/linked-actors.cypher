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
  RETURN DISTINCT linked, 1 AS hops
  UNION
  WITH actor
  WITH actor WHERE $max_hops > 1
  MATCH (actor)-[:PART_OF|LEADS|SPOKESPERSON_OF|BACKED_BY|THREATENED|MET|PERPETRATED|CLAIMED|DENIED|ACCUSED_OF|CONFIRMED|CONDEMNED|
         DECLINED_COMMENT|INVESTIGATES|TARGETED|VICTIM*2..2]-(linked:Actor)
  RETURN DISTINCT linked, 2 AS hops
  UNION
  WITH actor
  WITH actor WHERE $max_hops > 2
  MATCH (actor)-[:PART_OF|LEADS|SPOKESPERSON_OF|BACKED_BY|THREATENED|MET|PERPETRATED|CLAIMED|DENIED|ACCUSED_OF|CONFIRMED|CONDEMNED|
         DECLINED_COMMENT|INVESTIGATES|TARGETED|VICTIM*3..3]-(linked:Actor)
  RETURN DISTINCT linked, 3 AS hops
}
WITH actor, linked, min(hops) AS hops
WHERE linked.key <> actor.key
RETURN linked.key AS linked, linked.caption AS name, linked.name_ar AS name_ar, hops
ORDER BY hops, linked
LIMIT $limit
