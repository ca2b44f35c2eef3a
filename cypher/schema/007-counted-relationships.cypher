// title: Indexes for what is told most
// purpose: Triples, pairs and sources in order of how much stands behind them, changes in order of time, and actors that nobody
//          confirms are read from the top, not sorted first. A relationship has an index for its own type only.

CREATE INDEX located_at_rank IF NOT EXISTS FOR ()-[r:LOCATED_AT]-() ON (r.rank);
CREATE INDEX located_in_rank IF NOT EXISTS FOR ()-[r:LOCATED_IN]-() ON (r.rank);
CREATE INDEX part_of_rank IF NOT EXISTS FOR ()-[r:PART_OF]-() ON (r.rank);
CREATE INDEX leads_rank IF NOT EXISTS FOR ()-[r:LEADS]-() ON (r.rank);
CREATE INDEX spokesperson_of_rank IF NOT EXISTS FOR ()-[r:SPOKESPERSON_OF]-() ON (r.rank);
CREATE INDEX backed_by_rank IF NOT EXISTS FOR ()-[r:BACKED_BY]-() ON (r.rank);
CREATE INDEX threatened_rank IF NOT EXISTS FOR ()-[r:THREATENED]-() ON (r.rank);
CREATE INDEX met_rank IF NOT EXISTS FOR ()-[r:MET]-() ON (r.rank);
CREATE INDEX perpetrated_rank IF NOT EXISTS FOR ()-[r:PERPETRATED]-() ON (r.rank);
CREATE INDEX claimed_rank IF NOT EXISTS FOR ()-[r:CLAIMED]-() ON (r.rank);
CREATE INDEX denied_rank IF NOT EXISTS FOR ()-[r:DENIED]-() ON (r.rank);
CREATE INDEX accused_of_rank IF NOT EXISTS FOR ()-[r:ACCUSED_OF]-() ON (r.rank);
CREATE INDEX confirmed_rank IF NOT EXISTS FOR ()-[r:CONFIRMED]-() ON (r.rank);
CREATE INDEX condemned_rank IF NOT EXISTS FOR ()-[r:CONDEMNED]-() ON (r.rank);
CREATE INDEX declined_comment_rank IF NOT EXISTS FOR ()-[r:DECLINED_COMMENT]-() ON (r.rank);
CREATE INDEX investigates_rank IF NOT EXISTS FOR ()-[r:INVESTIGATES]-() ON (r.rank);
CREATE INDEX targeted_rank IF NOT EXISTS FOR ()-[r:TARGETED]-() ON (r.rank);
CREATE INDEX occurred_at_rank IF NOT EXISTS FOR ()-[r:OCCURRED_AT]-() ON (r.rank);
CREATE INDEX victim_rank IF NOT EXISTS FOR ()-[r:VICTIM]-() ON (r.rank);
CREATE INDEX retaliation_for_rank IF NOT EXISTS FOR ()-[r:RETALIATION_FOR]-() ON (r.rank);
CREATE INDEX quotes_rank IF NOT EXISTS FOR ()-[r:QUOTES]-() ON (r.rank);
CREATE INDEX named_with_rank IF NOT EXISTS FOR ()-[r:NAMED_WITH]-() ON (r.rank);
CREATE INDEX incident_last_reported IF NOT EXISTS FOR (n:Incident) ON (n.last_reported);
CREATE INDEX actor_unconfirmed IF NOT EXISTS FOR (n:Actor) ON (n.incidents_unconfirmed);
