// title: Shortcuts and ties that start from some nodes
// purpose: What is told no longer is withdrawn, what did not change is not written. Those that end at an incident are its own, so
//          they are left out here. The names __LABEL__ and __TYPES__ are replaced by names of the model.
// parameter keys: texts = 3f0c51b2 -- keys of nodes
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
MATCH (a:__LABEL__ {key: key})-[r:__TYPES__]->(b)
WHERE a:Incident OR NOT b:Incident
RETURN key AS owner, labels(a) AS source_labels, a.key AS source, type(r) AS type, r.key AS key, r.digest AS digest,
       r.documents AS documents, labels(b) AS target_labels, b.key AS target
