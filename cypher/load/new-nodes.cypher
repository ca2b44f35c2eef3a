// title: Make nodes of one label set
// purpose: Nodes that are not there yet. The name __LABELS__ is replaced by labels of the model.
// parameter rows: rows = {key, props, reported_at, published_at} -- sorted by key; the latter two are numbers of instants, or are not there
// parameter instants: datetimes = 2024-04-20T06:30:00Z -- instants by number: many rows share one
// column written: integer

UNWIND $rows AS row
CREATE (n:__LABELS__ {key: row.key})
SET n = row.props, n.reported_at = $instants[row.reported_at], n.published_at = $instants[row.published_at]
RETURN count(*) AS written
