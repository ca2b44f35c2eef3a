// title: Leaders of an actor at a date
// purpose: Persons that reports up to a day name as leaders of an actor, the last named first. A report tells who led when it was
//          written, not since when.
// parameter actor: text = pmf -- key of the actor or state
// parameter at: date = 2024-04-30 -- the day
// column person: text -- key of the person
// column name: text -- the name in Latin letters
// column name_ar: text -- the name in Arabic
// column first_reported: date -- day of the first report that says so
// column last_reported: date -- day of the latest report that says so
// column negated: boolean -- true where it is said not to be so
// column independent: integer -- distinct origins behind it
// column documents: texts -- keys of the reports

MATCH (person:Person)-[r:LEADS]->(actor:Actor {key: $actor})
WHERE r.first_reported <= $at
RETURN person.key AS person, person.caption AS name, person.name_ar AS name_ar, r.first_reported AS first_reported,
       r.last_reported AS last_reported, r.negated AS negated, r.independent AS independent, r.documents AS documents
ORDER BY last_reported DESC, person, negated
