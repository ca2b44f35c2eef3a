// title: Write relationships of one type between two labels, from their targets
// purpose: New relationships are made, known ones take the new properties. The names __FROM__, __TYPE__ and __TO__ are replaced by
//          names of the model. A row whose ends are not there is not counted, which the loader notices.
// parameter rows: rows = {source, target, key, props} -- sorted by source and target
// column written: integer

UNWIND $rows AS row
MATCH (a:__FROM__ {key: row.source})
MATCH (b:__TO__ {key: row.target})
MERGE (b)<-[r:__TYPE__ {key: row.key}]-(a)
SET r = row.props
RETURN count(*) AS written
