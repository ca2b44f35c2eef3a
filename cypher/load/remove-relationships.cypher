// title: Remove relationships of one type
// purpose: What the merged view no longer holds. The names __FROM__ and __TYPE__ are replaced by names of the model.
// parameter rows: rows = {source, key} -- key of the node it starts from, and its own
// column removed: integer

UNWIND $rows AS row
MATCH (a:__FROM__ {key: row.source})-[r:__TYPE__ {key: row.key}]->()
DELETE r
RETURN count(*) AS removed
