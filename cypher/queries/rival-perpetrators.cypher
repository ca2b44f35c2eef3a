// title: Incidents with rival perpetrators
// purpose: Incidents that are ascribed to more than one actor (clashes left out, they have two sides), each with its role and how
//          many origins stand behind it.
// parameter limit?: integer = 50 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column actors: integer -- number of actors
// column accounts: things -- actor, name, role, independent, certainty
// scan: it looks for incidents over the whole graph

MATCH (incident:Incident)<-[r:CLAIMED|ACCUSED_OF|PERPETRATED]-(actor:Actor)
WHERE r.negated = false AND r.inferred = false AND NOT 'armed_clash' IN incident.kinds
WITH incident, actor, r
ORDER BY actor.key, type(r)
WITH incident, count(DISTINCT actor) AS actors,
     collect({actor: actor.key, name: actor.caption, role: type(r), independent: r.independent, certainty: r.certainty}) AS accounts
WHERE actors > 1
RETURN incident.key AS incident, incident.caption AS caption, actors, accounts
ORDER BY actors DESC, incident
LIMIT $limit
