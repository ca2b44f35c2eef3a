// title: Actors never confirmed by another source
// purpose: Actors that claim incidents of which nobody else confirms any, accuses them or tells them as theirs: their word stands alone.
// parameter least?: integer = 1 -- claimed incidents at least
// parameter limit?: integer = 100 -- rows at most
// column actor: text -- key of the actor
// column name: text -- its name in Latin letters
// column claimed: integer -- incidents that it claimed itself, inferred claims left out
// column incidents: texts -- keys of the incidents
// scan: it ranks all actors that claimed something

MATCH (actor:Actor)-[claimed:CLAIMED]->(incident:Incident)
WHERE claimed.inferred = false AND claimed.negated = false
WITH actor, incident,
     EXISTS { MATCH (other:Actor)-[r:CONFIRMED]->(incident) WHERE other.key <> actor.key AND r.negated = false }
     OR EXISTS { MATCH (actor)-[r:PERPETRATED|ACCUSED_OF]->(incident) WHERE r.negated = false } AS confirmed
ORDER BY incident.key
WITH actor, collect(incident.key) AS incidents, max(CASE WHEN confirmed THEN 1 ELSE 0 END) AS confirmed
WHERE confirmed = 0 AND size(incidents) >= $least
RETURN actor.key AS actor, actor.caption AS name, size(incidents) AS claimed, incidents
ORDER BY claimed DESC, actor
LIMIT $limit
