// title: Tellings and their incidents
// purpose: Which incident holds which telling; with a key, the tellings of one incident.
// parameter incident?: text = none -- key of one incident
// column telling: text
// column incident: text
// column document: text

MATCH (document:Document)-[tells:TELLS]->(incident:Incident)
WHERE $incident IS NULL OR incident.key = $incident
RETURN tells.telling AS telling, incident.key AS incident, document.key AS document
ORDER BY telling
