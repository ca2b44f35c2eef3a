// title: Independent sources behind each account
// purpose: What is said about an incident and how many distinct origins stand behind it, after copies and shared speakers are folded.
// parameter incident: text = explosion-kalsu-2024-04-19 -- key of the incident
// column relation: text -- CLAIMED, DENIED, TARGETED, ...
// column other: text -- key of the actor or place at its other end
// column name: text -- its name in Latin letters
// column independent: integer -- distinct origins
// column documents: integer -- number of reports
// column certainty: text -- the surest telling
// column inferred: boolean -- true where it follows from other claims
// column negated: boolean -- true where it is said not to be so

MATCH (incident:Incident {key: $incident})-[r]-(other)
WHERE r.independent IS NOT NULL
RETURN type(r) AS relation, other.key AS other, other.caption AS name, r.independent AS independent, size(r.documents) AS documents,
       r.certainty AS certainty, r.inferred AS inferred, r.negated AS negated
ORDER BY independent DESC, documents DESC, relation, other, negated, inferred
