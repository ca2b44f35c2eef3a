// title: Nodes that the store holds
// purpose: What changed is found out by digest. The name __LABEL__ is replaced by a primary label of the model.
// column labels: texts
// column key: text
// column digest: text

MATCH (n:__LABEL__)
RETURN labels(n) AS labels, n.key AS key, n.digest AS digest
