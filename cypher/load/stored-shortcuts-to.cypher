// title: Shortcuts that end at some incidents
// purpose: What is told no longer is withdrawn, what did not change is not written. One between two incidents belongs to the first.
//          The name __TYPES__ is replaced by names of the model.
// parameter keys: texts = 3f0c51b2 -- keys of incidents
// column owner: text
// column source_labels: texts
// column source: text
// column type: text
// column key: text
// column digest: text
// column documents: texts -- of a shortcut: the documents that tell it
// column target_labels: texts
// column target: text

UNWIND $keys AS key
MATCH (b:Incident {key: key})<-[r:__TYPES__]-(a)
WHERE NOT a:Incident
RETURN key AS owner, labels(a) AS source_labels, a.key AS source, type(r) AS type, r.key AS key, r.digest AS digest,
       r.documents AS documents, labels(b) AS target_labels, b.key AS target
