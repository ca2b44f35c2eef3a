// title: Keys and versions of all records
// purpose: Which documents need not be read again, and which records are others than before.
// column key: text
// column version: text
// column replaces: text

MATCH (record:Record)
RETURN record.key AS key, record.version AS version, record.replaces AS replaces
ORDER BY key
