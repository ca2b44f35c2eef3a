// title: Chains of all that is told about a thing
// purpose: Every claim about an incident, an actor or a place: who says it, who relays it, how surely, its sentence with the place of
//          the words in it, the report, and for an inferred claim what it rests on; in order of report and text.
// parameter thing: text = explosion-kalsu-2024-04-19 -- key of the incident, actor or place
// parameter predicate?: text = none -- claimed, denied, accused_of, killed, located_at, ...
// parameter limit?: integer = 500 -- rows at most
// column claim: text -- key of the claim
// column told: text -- the claim in short, in Latin letters
// column predicate: text -- its predicate
// column subject: thing -- key and name of its subject
// column object: thing -- key and name of its object; none where it is a value
// column value: text -- the told value, for tolls, dates and weapons
// column low: integer -- lowest number meant, for tolls
// column high: integer -- highest number meant; none for an open end
// column what: text -- for a denial: responsibility, occurrence or statement
// column speaker: text -- who says it
// column voice: text -- speaker, or outlet where the report says it in its own voice
// column relays: texts -- who passes it on, nearest to the speaker first
// column certainty: text -- how sure the speaker is
// column negated: boolean -- true where it is said not to be so
// column inferred: boolean -- true where it follows from other claims
// column sentence: text -- the sentence
// column start: integer -- first character of the evidence, counted in the sentence
// column end: integer -- character after the evidence, counted in the sentence
// column document: text -- key of the report
// column doc_id: text -- the id that its source gave
// column outlet: text -- its publisher
// column reported_on: date -- day of the report
// column premises: things -- the claims that an inferred claim rests on: key, predicate, what, subject and object
// column knowledge: texts -- catalogue knowledge that it rests on

CALL {
  MATCH (thing:Incident {key: $thing}) RETURN thing
  UNION
  MATCH (thing:Actor {key: $thing}) RETURN thing
  UNION
  MATCH (thing:Place {key: $thing}) RETURN thing
}
MATCH (thing)<-[:SUBJECT|OBJECT]-(claim:Claim)
WHERE $predicate IS NULL OR claim.predicate = $predicate
WITH DISTINCT claim
MATCH (claim)-[place:QUOTED_FROM]->(sentence:Sentence)-[:IN]->(document:Document)
MATCH (claim)-[:SUBJECT]->(subject)
OPTIONAL MATCH (claim)-[:OBJECT]->(object)
OPTIONAL MATCH (speaker:Actor)-[made:MADE]->(claim)
OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(outlet:MediaOutlet)
OPTIONAL MATCH (claim)-[relayed:RELAYED_BY]->(relay:Actor)
WITH claim, place, sentence, document, subject, object, speaker, made, outlet, relay, relayed
ORDER BY relayed.hop
WITH claim, place, sentence, document, subject, object, speaker, made, outlet, collect(relay.caption) AS relays
OPTIONAL MATCH (claim)-[:RESTS_ON]->(premise:Claim)
OPTIONAL MATCH (premise)-[:SUBJECT]->(whose)
OPTIONAL MATCH (premise)-[:OBJECT]->(whereof)
WITH claim, place, sentence, document, subject, object, speaker, made, outlet, relays, premise, whose, whereof
ORDER BY premise.key
WITH claim, place, sentence, document, subject, object, speaker, made, outlet, relays,
     collect(CASE WHEN premise IS NULL THEN null ELSE {claim: premise.key, predicate: premise.predicate, what: premise.what,
       subject: {key: whose.key, name: whose.caption}, object: {key: whereof.key, name: whereof.caption}} END) AS premises
RETURN claim.key AS claim, claim.caption AS told, claim.predicate AS predicate, {key: subject.key, name: subject.caption} AS subject,
       CASE WHEN object IS NULL THEN null ELSE {key: object.key, name: object.caption} END AS object, claim.value AS value,
       claim.low AS low, claim.high AS high, claim.what AS what, speaker.caption AS speaker, made.voice AS voice, relays, claim.certainty AS certainty,
       claim.polarity = 'negative' AS negated, claim.inferred AS inferred, sentence.text AS sentence,
       place.start - sentence.start AS start, place.end - sentence.start AS end, document.key AS document, document.doc_id AS doc_id,
       outlet.caption AS outlet, claim.reported_on AS reported_on, premises, coalesce(claim.premises, []) AS knowledge
ORDER BY reported_on, doc_id, place.start, predicate, claim
LIMIT $limit
