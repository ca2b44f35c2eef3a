// title: Note the digest of the merged view
// purpose: Taken away before a projection and set when it is done.
// parameter digest: text = 9a1f00c2d4e5b677 -- or null
// column written: integer

MERGE (meta:Meta {key: 'view'})
SET meta.digest = $digest
RETURN count(*) AS written
