// title: Who declined to comment
// purpose: Actors that were asked about an incident and did not answer, and what else is said of them there.
// parameter incident?: text = none -- key of the incident
// parameter limit?: integer = 100 -- rows at most
// column actor: text -- key of the actor
// column name: text -- its name in Latin letters
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column documents: texts -- keys of the reports that say so
// column also: texts -- what else is told of it there: ACCUSED_OF, CLAIMED, ...
// scan: without an incident it lists all; such answers are rare

CALL {
  MATCH (actor:Actor)-[r:DECLINED_COMMENT]->(incident:Incident {key: $incident}) RETURN actor, r, incident
  UNION
  UNWIND CASE WHEN $incident IS NULL THEN [1] ELSE [] END AS everything
  MATCH (actor:Actor)-[r:DECLINED_COMMENT]->(incident:Incident) RETURN actor, r, incident
}
OPTIONAL MATCH (actor)-[other:CLAIMED|DENIED|ACCUSED_OF|PERPETRATED|CONFIRMED]->(incident)
WITH actor, r, incident, type(other) AS role
ORDER BY role
WITH actor, r, incident, collect(DISTINCT role) AS also
RETURN actor.key AS actor, actor.caption AS name, incident.key AS incident, incident.caption AS caption, r.documents AS documents, also
ORDER BY incident, actor
LIMIT $limit
