// title: Some records
// purpose: Records by key, to rebuild the merged view from; asked for a few at a time, so that memory is bounded.
// parameter keys: texts = 3f0c51b2 -- keys of documents
// column key: text
// column data: text

MATCH (record:Record)
WHERE record.key IN $keys
RETURN record.key AS key, record.data AS data
ORDER BY key
