// title: Claims that the store holds of some documents
// purpose: What a document no longer holds is withdrawn, what did not change is not written.
// parameter keys: texts = 3f0c51b2 -- keys of documents
// column key: text
// column digest: text

UNWIND $keys AS key
MATCH (:Document {key: key})<-[:IN]-(:Sentence)<-[:QUOTED_FROM]-(claim:Claim)
RETURN claim.key AS key, claim.digest AS digest
