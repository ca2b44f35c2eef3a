// title: Incidents that some documents tell
// purpose: Documents that told one incident are written together, so that it is not seen half taken apart.
// parameter keys: texts = 3f0c51b2 -- keys of documents
// column document: text
// column incident: text

UNWIND $keys AS key
MATCH (document:Document {key: key})-[:TELLS]->(incident:Incident)
RETURN DISTINCT key AS document, incident.key AS incident
