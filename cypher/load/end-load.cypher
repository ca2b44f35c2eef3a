// title: End a load
// purpose: Note the digest and the form of the view that the graph shows now.
// parameter digest: text = 9a1f00c2d4e5b677 -- digest of the view
// parameter form: integer = 3 -- form of its rows
// column ended: integer

MATCH (meta:Meta {key: 'view'})
SET meta.digest = $digest, meta.form = $form
RETURN count(*) AS ended
