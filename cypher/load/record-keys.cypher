// title: Keys and versions of all records
// purpose: Which documents need not be read again.
// column key: text
// column version: text

MATCH (record:Record)
RETURN record.key AS key, record.version AS version
ORDER BY key
