// title: Weapons of an actor
// purpose: Weapons told of the incidents that an actor claimed, is accused of or is said to have carried out.
// parameter actor: text = israel -- key of the actor
// column weapon: text -- drone, rocket, ied, ...
// column incidents: integer -- number of incidents
// column roles: texts -- CLAIMED, ACCUSED_OF, PERPETRATED
// column latest: date -- last day of the latest one
// column keys: texts -- keys of the incidents

MATCH (actor:Actor {key: $actor})-[r:CLAIMED|ACCUSED_OF|PERPETRATED]->(incident:Incident)
WHERE r.negated = false AND incident.weapons IS NOT NULL
UNWIND incident.weapons AS weapon
WITH weapon, incident, type(r) AS role
ORDER BY weapon, incident.key, role
WITH weapon, collect(DISTINCT incident.key) AS keys, collect(DISTINCT role) AS roles, max(incident.date_to) AS latest
RETURN weapon, size(keys) AS incidents, roles, latest, keys
ORDER BY incidents DESC, weapon
