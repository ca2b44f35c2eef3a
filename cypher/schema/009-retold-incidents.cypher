// title: Index for old incidents that are told as new
// purpose: Reports that tell an old incident as new are read in the order of their day, not looked for among all.

CREATE INDEX tells_retold_as_of IF NOT EXISTS FOR ()-[r:TELLS]-() ON (r.retold_as_of);
