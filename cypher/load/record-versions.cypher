// title: Which text replaced which
// purpose: The known texts of each web address, so that the next one is known for a new version.
// column key: text
// column url: text
// column replaces: text

MATCH (record:Record)
WHERE record.url IS NOT NULL
RETURN record.key AS key, record.url AS url, record.replaces AS replaces
ORDER BY key
