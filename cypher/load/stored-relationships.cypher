// title: Relationships that the store holds
// purpose: What changed is found out by digest. The name __TYPE__ is replaced by a type of the model.
// column labels: texts
// column source: text
// column key: text
// column digest: text

MATCH (a)-[r:__TYPE__]->()
RETURN labels(a) AS labels, a.key AS source, r.key AS key, r.digest AS digest
