// title: Indexes for lists and rankings
// purpose: Lists in order of time, claims of one kind in order of key, and the incidents with the most rivals, contradictions or
//          different tolls are read from the top, not sorted first. Bloom finds things by their captions.

CREATE INDEX incident_sort_day IF NOT EXISTS FOR (n:Incident) ON (n.sort_day);
CREATE INDEX document_sort_day IF NOT EXISTS FOR (n:Document) ON (n.sort_day);
CREATE INDEX claim_predicate_key IF NOT EXISTS FOR (n:Claim) ON (n.predicate, n.key);
CREATE INDEX incident_suspects IF NOT EXISTS FOR (n:Incident) ON (n.suspects);
CREATE INDEX incident_contradictions IF NOT EXISTS FOR (n:Incident) ON (n.contradictions);
CREATE INDEX incident_killed_spread IF NOT EXISTS FOR (n:Incident) ON (n.killed_spread);
CREATE INDEX actor_caption IF NOT EXISTS FOR (n:Actor) ON (n.caption);
CREATE INDEX place_caption IF NOT EXISTS FOR (n:Place) ON (n.caption);
CREATE INDEX incident_caption IF NOT EXISTS FOR (n:Incident) ON (n.caption);
