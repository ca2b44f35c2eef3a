// title: What replaced some reports
// purpose: The newer version of each report whose publisher changed it under the same address.
// parameter documents: texts = 3f0c51b2 -- keys of reports
// column document: text
// column replaces: text

MATCH (document:Document)
WHERE document.replaces IN $documents
RETURN document.key AS document, document.replaces AS replaces
ORDER BY document
