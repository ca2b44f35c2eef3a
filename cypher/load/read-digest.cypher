// title: Digest of the merged view
// purpose: An unchanged view is not written again; a missing digest means that a load did not finish.
// column digest: text

MATCH (meta:Meta {key: 'view'})
RETURN meta.digest AS digest
