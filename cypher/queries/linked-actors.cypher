// title: Actors linked with an actor
// purpose: Actors that up to three told relations lead to (belonging, leading, backing, threat, meeting, a shared incident), nearest first.
// parameter actor: text = israel -- key of the actor
// parameter max_hops?: integer = 2 -- relations in a chain at most, no more than 3
// parameter limit?: integer = 100 -- rows at most
// column linked: text -- key of the actor
// column name: text -- its name in Latin letters
// column name_ar: text -- its name in Arabic
// column hops: integer -- relations on the shortest way

MATCH path = (actor:Actor {key: $actor})-[:PART_OF|LEADS|SPOKESPERSON_OF|BACKED_BY|THREATENED|MET|PERPETRATED|CLAIMED|DENIED|ACCUSED_OF|CONFIRMED|CONDEMNED|
             DECLINED_COMMENT|INVESTIGATES|TARGETED|VICTIM*1..3]-(linked:Actor)
WHERE linked.key <> actor.key AND length(path) <= $max_hops
RETURN linked.key AS linked, linked.caption AS name, linked.name_ar AS name_ar, min(length(path)) AS hops
ORDER BY hops, linked
LIMIT $limit
