// title: Indexes for what is told most, on ArcadeDB
// purpose: Changes in order of time and actors that nobody confirms are found by an index. The engine reads no relationships in
//          the order of an index, so it has none for them.

CREATE INDEX incident_last_reported IF NOT EXISTS FOR (n:Incident) ON (n.last_reported);
CREATE INDEX actor_unconfirmed IF NOT EXISTS FOR (n:Actor) ON (n.incidents_unconfirmed);
