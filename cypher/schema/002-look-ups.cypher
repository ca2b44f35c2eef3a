// title: Indexes for look-ups by time, toll, place and predicate
// purpose: Queries about a period, a toll, the neighbourhood of a point or one kind of claim do not scan the graph.

CREATE INDEX incident_date IF NOT EXISTS FOR (n:Incident) ON (n.date_from);
CREATE INDEX incident_killed IF NOT EXISTS FOR (n:Incident) ON (n.killed_low);
CREATE INDEX incident_wounded IF NOT EXISTS FOR (n:Incident) ON (n.wounded_low);
CREATE INDEX claim_predicate IF NOT EXISTS FOR (n:Claim) ON (n.predicate);
CREATE INDEX claim_reported IF NOT EXISTS FOR (n:Claim) ON (n.reported_on);
CREATE INDEX document_published IF NOT EXISTS FOR (n:Document) ON (n.published);
CREATE INDEX document_id IF NOT EXISTS FOR (n:Document) ON (n.doc_id);
CREATE POINT INDEX place_location IF NOT EXISTS FOR (n:Place) ON (n.location);
CREATE LOOKUP INDEX node_labels IF NOT EXISTS FOR (n) ON EACH labels(n);
CREATE LOOKUP INDEX relationship_types IF NOT EXISTS FOR ()-[r]-() ON EACH type(r);
