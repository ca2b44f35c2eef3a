// title: Which nodes are there
// purpose: Known nodes take new properties, the others are made. The name __LABEL__ is replaced by a primary label of the model.
// parameter keys: texts = us-forces -- keys of nodes
// column key: text

UNWIND $keys AS key
MATCH (n:__LABEL__ {key: key})
RETURN n.key AS key
