// title: What some things are told to belong to
// purpose: What reports say that some actors and places are part of, lie in or are backed by, at any time or by a day.
// parameter keys: texts = kh -- keys of actors and places
// parameter until?: date = none -- only what a report of this day or an earlier one tells
// column subject: text
// column relation: text
// column object: text

UNWIND $keys AS key
CALL {
  WITH key
  MATCH (subject:Actor {key: key})-[tie:PART_OF|LOCATED_IN|BACKED_BY]->(object)
  RETURN subject, tie, object
  UNION
  WITH key
  MATCH (subject:Place {key: key})-[tie:PART_OF|LOCATED_IN|BACKED_BY]->(object)
  RETURN subject, tie, object
}
WITH DISTINCT subject.key AS subject, tie, object.key AS object
WHERE NOT tie.negated AND NOT tie.inferred AND ($until IS NULL OR tie.first_reported <= $until)
RETURN DISTINCT subject, type(tie) AS relation, object
ORDER BY subject, relation, object
