// title: Digest of the merged view
// purpose: An unchanged view is not written again; a missing digest means that a projection did not finish.
// column digest: text

MATCH (meta:Meta {key: 'view'})
RETURN meta.digest AS digest
