// title: Actors never confirmed by another source
// purpose: Actors that claim incidents of which nobody else confirms any, accuses them or tells them as theirs: their word stands alone.
// parameter least?: integer = 1 -- claimed incidents at least
// parameter limit?: integer = 100 -- rows at most
// column actor: text -- key of the actor
// column name: text -- its name in Latin letters
// column claimed: integer -- incidents that it claimed itself, inferred claims left out
// column incidents: texts -- keys of the incidents

MATCH (actor:Actor)
WHERE actor.incidents_unconfirmed >= $least
WITH actor
ORDER BY actor.incidents_unconfirmed DESC, actor.key
LIMIT $limit
MATCH (actor)-[claimed:CLAIMED]->(incident:Incident)
WHERE claimed.inferred = false AND claimed.negated = false
WITH actor, incident
ORDER BY incident.key
WITH actor, collect(incident.key) AS incidents
RETURN actor.key AS actor, actor.caption AS name, actor.incidents_unconfirmed AS claimed, incidents
ORDER BY claimed DESC, actor
