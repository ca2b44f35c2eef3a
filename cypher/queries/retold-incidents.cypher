// title: Old incidents told as new
// purpose: Reports that tell an incident as of a day long after it happened, or after the text that they repeat was printed; the
//          latest first.
// parameter limit?: integer = 100 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column document: text -- key of the report that tells it as new
// column doc_id: text -- its id
// column outlet: text -- who published it
// column told_as_of: date -- the day as of which it tells the incident
// column known_since: date -- the day since which it is known
// column published: date -- day of the report

MATCH (document:Document)-[tells:TELLS]->(incident:Incident)
WHERE tells.retold_as_of > date('0001-01-01')
WITH document, tells, incident
ORDER BY tells.retold_as_of DESC, incident.key, document.key
LIMIT $limit
OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(outlet:MediaOutlet)
RETURN incident.key AS incident, incident.caption AS caption, document.key AS document, document.doc_id AS doc_id,
       outlet.caption AS outlet, tells.retold_as_of AS told_as_of, tells.known_since AS known_since, document.published AS published
ORDER BY told_as_of DESC, incident, document
