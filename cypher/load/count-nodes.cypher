// title: Number of nodes under a label
// purpose: Tell what the store holds. The name __LABEL__ is replaced by a label of the model.
// column n: integer

MATCH (n:__LABEL__)
RETURN count(n) AS n
