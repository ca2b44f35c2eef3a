// title: Withdraw one record
// purpose: What the graph shows of the document goes with the next load.
// parameter key: text = 3f0c51b2 -- key of the document
// column forgotten: integer

MATCH (record:Record {key: $key})
DETACH DELETE record
RETURN count(*) AS forgotten
