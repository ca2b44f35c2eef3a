// title: Claims inferred through umbrellas
// purpose: Incidents that are ascribed to a member because a name that it acts under claimed them: both premises, for judging them.
// parameter actor?: text = none -- key of the member or of the umbrella
// parameter limit?: integer = 100 -- rows at most
// column member: text -- key of the member
// column member_name: text -- its name in Latin letters
// column umbrella: text -- key of the name that made the claim
// column umbrella_name: text -- that name in Latin letters
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column claim: text -- key of the inferred claim
// column rests_on: text -- key of the claim of responsibility
// column evidence: text -- its exact words
// column knowledge: texts -- catalogue knowledge behind it

MATCH (member:Actor)<-[:SUBJECT]-(claim:Claim {predicate: 'claimed', inferred: true})-[:OBJECT]->(incident:Incident)
MATCH (claim)-[:RESTS_ON]->(premise:Claim {predicate: 'claimed'})-[:SUBJECT]->(umbrella:Actor)
WHERE $actor IS NULL OR $actor IN [member.key, umbrella.key]
RETURN member.key AS member, member.caption AS member_name, umbrella.key AS umbrella, umbrella.caption AS umbrella_name,
       incident.key AS incident, incident.caption AS caption, claim.key AS claim, premise.key AS rests_on, premise.quote AS evidence,
       coalesce(claim.premises, []) AS knowledge
ORDER BY incident, member, rests_on
LIMIT $limit
