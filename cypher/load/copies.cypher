// title: What some reports copy
// purpose: Each report that repeats another, with the one that it repeats.
// parameter documents: texts = 3f0c51b2 -- keys of reports
// column document: text
// column original: text
// column similarity: float

UNWIND $documents AS key
MATCH (document:Document {key: key})-[copy:COPY_OF]->(original:Document)
RETURN document.key AS document, original.key AS original, copy.similarity AS similarity
ORDER BY document, original
