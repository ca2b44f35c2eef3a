// title: Members of an umbrella
// purpose: Actors that belong to an actor, directly or through others; told by reports (PART_OF) or known to the catalogue (BELONGS_TO).
// parameter actor: text = iri -- key of the umbrella
// column member: text -- key of the member
// column name: text -- its name in Latin letters
// column name_ar: text -- its name in Arabic
// column steps: integer -- 1 for a direct member
// column told: boolean -- true where a report tells of a direct membership of this member in something

MATCH path = (member:Actor)-[:PART_OF|BELONGS_TO*1..4]->(umbrella:Actor {key: $actor})
WHERE member.key <> umbrella.key
WITH member, min(length(path)) AS steps
RETURN member.key AS member, member.caption AS name, member.name_ar AS name_ar, steps,
       EXISTS { MATCH (member)-[:PART_OF]->(:Actor) } AS told
ORDER BY steps, member
