// title: Index for claims that were denied
// purpose: Claims of responsibility that were denied later are read in the order of the last denial, not looked for.

CREATE INDEX claimed_denied_on IF NOT EXISTS FOR ()-[r:CLAIMED]-() ON (r.denied_on);
