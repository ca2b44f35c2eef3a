// title: Incidents with rival perpetrators
// purpose: Incidents that are ascribed to more than one actor (clashes left out, they have two sides), each with its role and how
//          many origins stand behind it.
// parameter limit?: integer = 50 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column actors: integer -- number of actors
// column accounts: things -- actor, name, role, independent, certainty

MATCH (incident:Incident)
WHERE incident.suspects > 1 AND NOT 'armed_clash' IN incident.kinds
WITH incident
ORDER BY incident.suspects DESC, incident.key
LIMIT $limit
MATCH (incident)<-[r:CLAIMED|ACCUSED_OF|PERPETRATED]-(actor:Actor)
WHERE r.negated = false AND r.inferred = false
WITH incident, actor, r
ORDER BY actor.key, type(r)
WITH incident, collect({actor: actor.key, name: actor.caption, role: type(r), independent: r.independent, certainty: r.certainty}) AS accounts
RETURN incident.key AS incident, incident.caption AS caption, incident.suspects AS actors, accounts
ORDER BY actors DESC, incident
