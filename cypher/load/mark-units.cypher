// title: Note what units hold
// purpose: The digest of all that a node owns, or null while it is not all there. The name __LABEL__ is replaced by a label of the model.
// parameter rows: rows = {key, unit} -- sorted by key
// column marked: integer

UNWIND $rows AS row
MATCH (n:__LABEL__ {key: row.key})
SET n.unit = row.unit
RETURN count(*) AS marked
