// title: Units at a base
// purpose: Actors that are stationed at a place or at a place within it.
// parameter place: text = kalsu -- key of the place
// parameter limit?: integer = 200 -- rows at most
// column actor: text -- key of the actor
// column name: text -- its name in Latin letters
// column name_ar: text -- its name in Arabic
// column place: text -- key of the place where it is stationed
// column negated: boolean -- true where a report says that it is not there
// column independent: integer -- distinct origins behind it
// column first_reported: date -- day of the earliest report
// column last_reported: date -- day of the latest report
// column documents: texts -- keys of the reports

MATCH (base:Place)-[:WITHIN|LOCATED_IN*0..4]->(:Place {key: $place})
WITH DISTINCT base
MATCH (actor:Actor)-[r:LOCATED_AT]->(base)
WITH actor, r, base
ORDER BY r.rank DESC
LIMIT $limit
RETURN actor.key AS actor, actor.caption AS name, actor.name_ar AS name_ar, base.key AS place, r.negated AS negated,
       r.independent AS independent, r.first_reported AS first_reported, r.last_reported AS last_reported, r.documents AS documents
ORDER BY r.rank DESC
