// title: End a load
// purpose: Note the digest of the view that the graph shows now.
// parameter digest: text = 9a1f00c2d4e5b677 -- digest of the view
// column ended: integer

MATCH (meta:Meta {key: 'view'})
SET meta.digest = $digest
RETURN count(*) AS ended
