// title: Remove relationships of one type between two labels
// purpose: What the merged view no longer holds. The names __FROM__, __TYPE__ and __TO__ are replaced by names of the model.
// parameter rows: rows = {source, target, key} -- keys of the two nodes and its own
// column removed: integer

UNWIND $rows AS row
MATCH (a:__FROM__ {key: row.source})
MATCH (b:__TO__ {key: row.target})
MATCH (a)-[r:__TYPE__ {key: row.key}]->(b)
DELETE r
RETURN count(*) AS removed
