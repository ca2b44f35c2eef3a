// title: Targets of an actor over time
// purpose: Whom and what the incidents hit that an actor claimed, is accused of or is said to have carried out, latest first.
// parameter actor: text = israel -- key of the actor
// parameter since?: date = none -- first day
// parameter until?: date = none -- last day
// parameter limit?: integer = 200 -- rows at most
// column date_from: date -- first day of the incident
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column role: text -- CLAIMED, ACCUSED_OF or PERPETRATED
// column inferred: boolean -- true where the role follows from other claims
// column target: text -- key of the target
// column target_name: text -- its name in Latin letters
// column independent: integer -- distinct origins that name the target

MATCH (actor:Actor {key: $actor})-[r:CLAIMED|ACCUSED_OF|PERPETRATED]->(incident:Incident)
WHERE r.negated = false AND ($since IS NULL OR incident.date_to >= $since) AND ($until IS NULL OR incident.date_from <= $until)
MATCH (incident)-[hit:TARGETED]->(target)
WHERE hit.negated = false
RETURN incident.date_from AS date_from, incident.key AS incident, incident.caption AS caption, type(r) AS role, r.inferred AS inferred,
       target.key AS target, target.caption AS target_name, hit.independent AS independent
ORDER BY date_from IS NULL, date_from DESC, incident, role, target
LIMIT $limit
