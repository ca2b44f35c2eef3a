// title: Number of relationships of a type
// purpose: Tell what the store holds. The name __TYPE__ is replaced by a type of the model.
// column n: integer

MATCH ()-[r:__TYPE__]->()
RETURN count(r) AS n
