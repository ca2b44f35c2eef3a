// title: Reports by key or id
// purpose: The reports that a person means by a key, its first letters, or the id that their source gave.
// parameter text: text = 3f0c -- what the person wrote
// column key: text
// column doc_id: text

MATCH (document:Document)
WHERE document.key STARTS WITH $text OR document.doc_id = $text
RETURN document.key AS key, document.doc_id AS doc_id
ORDER BY key
LIMIT 10
