// title: The chain of one claim
// purpose: Where a claim stands, who says and who relays it, which rule found it, and which claims and knowledge it rests on.
// parameter claim: text = d1-killed -- key of the claim
// column told: text -- the claim in short
// column certainty: text -- how sure the speaker is
// column rule: text -- name of the rule that made it
// column path: text -- how the rule found its arguments
// column score: number -- how well the witnesses agree, 0 to 1
// column sentence: text -- the sentence
// column start: integer -- first character of the evidence, counted in the sentence
// column end: integer -- character after the evidence, counted in the sentence
// column document: text -- key of the report
// column title: text -- its title
// column speaker: text -- who says it
// column said_from: date -- first day on which it may have been said, where the report tells; of a stance, taken
// column said_to: date -- last such day
// column relays: texts -- who passes it on, nearest to the speaker first
// column premises: texts -- keys of the claims that an inferred claim rests on
// column knowledge: texts -- catalogue knowledge that it rests on

MATCH (claim:Claim {key: $claim})-[place:QUOTED_FROM]->(sentence:Sentence)-[:IN]->(document:Document)
OPTIONAL MATCH (speaker:Actor)-[:MADE]->(claim)
OPTIONAL MATCH (claim)-[relayed:RELAYED_BY]->(relay:Actor)
WITH claim, place, sentence, document, speaker, relay, relayed
ORDER BY relayed.hop
WITH claim, place, sentence, document, speaker, collect(relay.caption) AS relays
OPTIONAL MATCH (claim)-[:RESTS_ON]->(premise:Claim)
WITH claim, place, sentence, document, speaker, relays, premise
ORDER BY premise.key
RETURN claim.caption AS told, claim.certainty AS certainty, claim.rule AS rule, claim.path AS path, claim.score AS score,
       sentence.text AS sentence, place.start - sentence.start AS start, place.end - sentence.start AS end, document.key AS document,
       document.title AS title, speaker.caption AS speaker,
       claim.said_from AS said_from, claim.said_to AS said_to, relays, collect(premise.key) AS premises,
       coalesce(claim.premises, []) AS knowledge
