// title: Units that the store holds
// purpose: Which documents, incidents, actors and places changed is found out by the digest of all that each owns. The name __LABEL__
//          is replaced by a primary label of the model.
// column labels: texts
// column key: text
// column digest: text -- of the node alone
// column unit: text -- of all that it owns

MATCH (n:__LABEL__)
RETURN labels(n) AS labels, n.key AS key, n.digest AS digest, n.unit AS unit
