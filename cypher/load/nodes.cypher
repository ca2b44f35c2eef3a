// title: Write nodes that are there
// purpose: Known nodes take new properties. The name __LABEL__ is replaced by a primary label of the model.
// parameter rows: rows = {key, props, reported_at, published_at} -- sorted by key; the latter two are numbers of instants, or are not there
// parameter instants: datetimes = 2024-04-20T06:30:00Z -- instants by number: many rows share one
// column written: integer

UNWIND $rows AS row
MATCH (n:__LABEL__ {key: row.key})
SET n = row.props, n.reported_at = $instants[row.reported_at], n.published_at = $instants[row.published_at]
RETURN count(*) AS written
