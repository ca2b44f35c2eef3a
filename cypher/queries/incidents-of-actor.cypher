// title: Incidents of an actor
// purpose: Every incident that an actor has to do with, in which role, latest first.
// parameter actor: text = israel -- key of the actor
// parameter since?: date = none -- first day
// parameter until?: date = none -- last day
// parameter limit?: integer = 100 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column date_from: date -- its first day
// column date_to: date -- its last day
// column role: text -- CLAIMED, DENIED, ACCUSED_OF, TARGETED, ...
// column certainty: text -- the surest telling
// column inferred: boolean -- true where it follows from other claims
// column negated: boolean -- true where it is said not to be so
// column independent: integer -- distinct origins behind it

MATCH (actor:Actor {key: $actor})-[r]-(incident:Incident)
WHERE ($since IS NULL OR incident.date_to >= $since) AND ($until IS NULL OR incident.date_from <= $until)
RETURN incident.key AS incident, incident.caption AS caption, incident.date_from AS date_from, incident.date_to AS date_to,
       type(r) AS role, r.certainty AS certainty, r.inferred AS inferred, r.negated AS negated, r.independent AS independent
ORDER BY date_from IS NULL, date_from DESC, incident, role, negated, inferred
LIMIT $limit
