// title: Write nodes of one label set
// purpose: New nodes are made, known ones take the new properties. The name __LABELS__ is replaced by labels of the model.
// parameter rows: rows = {key, props} -- sorted by key
// column written: integer

UNWIND $rows AS row
MERGE (n:__LABELS__ {key: row.key})
SET n = row.props
RETURN count(*) AS written
