// title: Indexes for look-ups by time and predicate
// purpose: Queries about a period or one kind of claim do not scan the graph.

CREATE INDEX incident_date IF NOT EXISTS FOR (n:Incident) ON (n.date_from);
CREATE INDEX claim_predicate IF NOT EXISTS FOR (n:Claim) ON (n.predicate);
CREATE INDEX claim_reported IF NOT EXISTS FOR (n:Claim) ON (n.reported_on);
CREATE INDEX document_published IF NOT EXISTS FOR (n:Document) ON (n.published);
