// title: Relationships that start from some documents
// purpose: What is told no longer is withdrawn, what did not change is not written.
// parameter keys: texts = 3f0c51b2 -- keys of documents
// column source_labels: texts
// column source: text
// column type: text
// column key: text
// column digest: text
// column documents: texts -- of a shortcut: the documents that tell it
// column target_labels: texts
// column target: text

UNWIND $keys AS key
MATCH (a:Document {key: key})-[r:PUBLISHED_BY|TELLS|COPY_OF|MENTIONS]->(b)
RETURN labels(a) AS source_labels, a.key AS source, type(r) AS type, r.key AS key, r.digest AS digest,
       r.documents AS documents, labels(b) AS target_labels, b.key AS target
