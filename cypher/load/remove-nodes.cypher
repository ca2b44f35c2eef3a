// title: Remove nodes of one primary label
// purpose: What the merged view no longer holds. The name __LABEL__ is replaced by a label of the model.
// parameter keys: texts = us-forces -- keys of the nodes
// column removed: integer

UNWIND $keys AS key
MATCH (n:__LABEL__ {key: key})
DETACH DELETE n
RETURN count(*) AS removed
