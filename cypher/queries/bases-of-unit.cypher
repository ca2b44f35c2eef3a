// title: Bases of a unit
// purpose: Places where an actor, or an actor that belongs to it, is stationed.
// parameter actor: text = pmf -- key of the actor
// parameter limit?: integer = 200 -- rows at most
// column unit: text -- key of the actor itself or of its member
// column name: text -- its name in Latin letters
// column place: text -- key of the place
// column place_name: text -- the place's name in Latin letters
// column place_ar: text -- the place's name in Arabic
// column negated: boolean -- true where a report says that it is not there
// column independent: integer -- distinct origins behind it
// column last_reported: date -- day of the latest report
// column documents: texts -- keys of the reports

MATCH (unit:Actor)-[:PART_OF|BELONGS_TO*0..4]->(:Actor {key: $actor})
WITH DISTINCT unit
MATCH (unit)-[r:LOCATED_AT]->(place:Place)
WITH unit, r, place
ORDER BY r.rank DESC
LIMIT $limit
RETURN unit.key AS unit, unit.caption AS name, place.key AS place, place.caption AS place_name, place.name_ar AS place_ar,
       r.negated AS negated, r.independent AS independent, r.last_reported AS last_reported, r.documents AS documents
ORDER BY r.rank DESC
