// title: End a load
// purpose: Note the digest and the form of the view that the graph shows now, and how much of it is weak.
// parameter digest: text = 9a1f00c2d4e5b677 -- digest of the view
// parameter form: integer = 3 -- form of its rows
// parameter checks: texts = reports without a date -- what is counted
// parameter found: integers = 3 -- how many there are, check by check
// parameter of: integers = 4 -- out of how many
// column ended: integer

MATCH (meta:Meta {key: 'view'})
SET meta.digest = $digest, meta.form = $form, meta.checks = $checks, meta.found = $found, meta.of = $of
RETURN count(*) AS ended
