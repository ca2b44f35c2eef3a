// title: Indexes for look-ups by time, toll and predicate, on ArcadeDB
// purpose: Queries about a period, a toll or one kind of claim do not scan the graph. The engine keeps a file for each label and
//          relationship type, so it needs no token look-up, and it has no index over points.

CREATE INDEX incident_date IF NOT EXISTS FOR (n:Incident) ON (n.date_from);
CREATE INDEX incident_killed IF NOT EXISTS FOR (n:Incident) ON (n.killed_low);
CREATE INDEX incident_wounded IF NOT EXISTS FOR (n:Incident) ON (n.wounded_low);
CREATE INDEX claim_predicate IF NOT EXISTS FOR (n:Claim) ON (n.predicate);
CREATE INDEX claim_reported IF NOT EXISTS FOR (n:Claim) ON (n.reported_on);
CREATE INDEX document_published IF NOT EXISTS FOR (n:Document) ON (n.published);
CREATE INDEX document_id IF NOT EXISTS FOR (n:Document) ON (n.doc_id);
