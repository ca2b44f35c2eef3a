// title: Form of the merged view
// purpose: A graph that an earlier program loaded does not have all that the queries of this one ask for.
// column form: integer -- none where the program that loaded the graph noted none

MATCH (meta:Meta {key: 'view'})
RETURN meta.form AS form
