// title: Steps of the schema that were taken
// purpose: Each step is taken once; a step that this program does not know means that a newer one made the graph.
// column number: integer
// column name: text
// column taken_at: datetime

MATCH (step:Meta)
WHERE step.number IS NOT NULL
RETURN step.number AS number, step.name AS name, step.taken_at AS taken_at
ORDER BY number
