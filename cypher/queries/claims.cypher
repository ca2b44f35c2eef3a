// title: Claims
// purpose: Told triples with who says them, who relays them and what contradicts them, by key; all of them, or those about an
//          incident, of a report, of a speaker, or named by key. The next page starts after the key of the last row.
// parameter predicate?: text = none -- claimed, denied, accused_of, killed, located_at, ...
// parameter speaker?: text = none -- key of who says it; for a report's own voice, of its outlet
// parameter incident?: text = none -- key of the incident that it is about
// parameter document?: text = none -- key of the report
// parameter keys?: text = none -- keys of claims, with spaces between them
// parameter after_key?: text = none -- key of the last row of the page before
// parameter limit?: integer = 50 -- rows at most
// column key: text -- key of the claim
// column told: text -- the claim in short, in Latin letters
// column subject: thing -- key, name and kind of its subject
// column predicate: text -- its predicate
// column object: thing -- key, name and kind of its object; none where it is a value
// column value: text -- the told value, for tolls, dates and weapons
// column low: integer -- lowest number meant, for tolls
// column high: integer -- highest number meant; none for an open end
// column what: text -- for a denial: responsibility, occurrence or statement
// column speaker: thing -- key and name of who says it
// column voice: text -- speaker, or outlet where the report says it in its own voice
// column relays: things -- key and name of who passes it on, nearest to the speaker first
// column certainty: text -- how sure the speaker is
// column negated: boolean -- true where it is said not to be so
// column inferred: boolean -- true where it follows from other claims
// column quote: text -- the exact words
// column document: text -- key of the report
// column said_from: date -- first day on which it may have been said, where the report tells; of a stance, taken
// column said_to: date -- last such day
// column reported_on: date -- day of the report
// column reported_at: datetime -- moment of the report, where it is told
// column contradicted_by: things -- key of the claims that cannot hold with it, and the reason

CALL {
  MATCH (:Incident {key: $incident})<-[:SUBJECT|OBJECT]-(claim:Claim) RETURN claim
  UNION
  MATCH (:Document {key: $document})<-[:IN]-(:Sentence)<-[:QUOTED_FROM]-(claim:Claim) RETURN claim
  UNION
  MATCH (:Actor {key: $speaker})-[:MADE]->(claim:Claim) RETURN claim
  UNION
  UNWIND split(coalesce($keys, ''), ' ') AS one MATCH (claim:Claim {key: one}) RETURN claim
  UNION
  MATCH (claim:Claim)
  WHERE claim.predicate = CASE WHEN coalesce($incident, $document, $speaker, $keys) IS NULL THEN $predicate END
    AND claim.key > coalesce($after_key, '')
  WITH claim
  ORDER BY claim.key
  LIMIT $limit
  RETURN claim
  UNION
  MATCH (claim:Claim)
  WHERE claim.key > CASE WHEN coalesce($incident, $document, $speaker, $keys, $predicate) IS NULL THEN coalesce($after_key, '') END
  WITH claim
  ORDER BY claim.key
  LIMIT $limit
  RETURN claim
}
WITH claim
WHERE claim.key > coalesce($after_key, '')
  AND ($predicate IS NULL OR claim.predicate = $predicate)
  AND ($speaker IS NULL OR EXISTS { MATCH (:Actor {key: $speaker})-[:MADE]->(claim) })
  AND ($incident IS NULL OR EXISTS { MATCH (claim)-[:SUBJECT|OBJECT]->(:Incident {key: $incident}) })
  AND ($document IS NULL OR EXISTS { MATCH (claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(:Document {key: $document}) })
WITH claim
ORDER BY claim.key
LIMIT $limit
MATCH (claim)-[:QUOTED_FROM]->(:Sentence)-[:IN]->(document:Document)
MATCH (claim)-[:SUBJECT]->(subject)
OPTIONAL MATCH (claim)-[:OBJECT]->(object)
OPTIONAL MATCH (speaker:Actor)-[made:MADE]->(claim)
OPTIONAL MATCH (claim)-[relayed:RELAYED_BY]->(relay:Actor)
WITH claim, document, subject, object, speaker, made, relay, relayed
ORDER BY relayed.hop
WITH claim, document, subject, object, speaker, made,
     collect(CASE WHEN relay IS NULL THEN null ELSE {key: relay.key, name: relay.caption} END) AS relays
OPTIONAL MATCH (claim)-[against:CONTRADICTS]-(other:Claim)
WITH claim, document, subject, object, speaker, made, relays, against, other
ORDER BY other.key
WITH claim, document, subject, object, speaker, made, relays,
     collect(CASE WHEN other IS NULL THEN null ELSE {claim: other.key, reason: against.reason} END) AS contradicted_by
RETURN claim.key AS key, claim.caption AS told, {key: subject.key, name: subject.caption,
        kind: [label IN labels(subject) WHERE NOT label IN ['Actor', 'Place', 'Country']][0]} AS subject,
       claim.predicate AS predicate,
       CASE WHEN object IS NULL THEN null ELSE {key: object.key, name: object.caption,
        kind: [label IN labels(object) WHERE NOT label IN ['Actor', 'Place', 'Country']][0]} END AS object,
       claim.value AS value, claim.low AS low, claim.high AS high, claim.what AS what,
       CASE WHEN speaker IS NULL THEN null ELSE {key: speaker.key, name: speaker.caption} END AS speaker, made.voice AS voice,
       relays, claim.certainty AS certainty, claim.polarity = 'negative' AS negated, claim.inferred AS inferred,
       claim.quote AS quote, document.key AS document, claim.said_from AS said_from, claim.said_to AS said_to,
       claim.reported_on AS reported_on, claim.reported_at AS reported_at,
       contradicted_by
ORDER BY key
