// title: Withdraw one record
// purpose: The document's share of the merged view goes with the next projection.
// parameter key: text = 3f0c51b2 -- key of the document
// column forgotten: integer

MATCH (record:Record {key: $key})
DETACH DELETE record
RETURN count(*) AS forgotten
