// title: Note a step of the schema as taken
// purpose: Written after the step's last statement, so that a step that was cut off is taken again.
// parameter key: text = schema-001 -- key of the note
// parameter number: integer = 1 -- number of the step
// parameter name: text = unique-keys -- name of the step
// parameter taken_at: datetime = 2026-11-26T12:00:00Z -- when
// column written: integer

MERGE (step:Meta {key: $key})
SET step.number = $number, step.name = $name, step.taken_at = $taken_at
RETURN count(*) AS written
