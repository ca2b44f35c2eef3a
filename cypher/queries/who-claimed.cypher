// title: Who claimed an incident
// purpose: Every actor that took responsibility, also those of which it is inferred through an umbrella, with the words that show it.
// parameter incident: text = drone-attack-eilat-2024-04-20 -- key of the incident
// column actor: text -- key of the actor
// column name: text -- its name in Latin letters
// column name_ar: text -- its name in Arabic
// column inferred: boolean -- true where no report says it of this actor itself
// column negated: boolean -- true where a report says that it did not claim the incident
// column certainty: text -- the surest telling: asserted, probable, possible, doubtful
// column independent: integer -- distinct origins behind it
// column documents: texts -- keys of the reports
// column evidence: texts -- their exact words

MATCH (actor:Actor)-[r:CLAIMED]->(incident:Incident {key: $incident})
MATCH (claim:Claim)
WHERE claim.key IN r.claims
WITH actor, r, claim.quote AS quote
ORDER BY quote
RETURN actor.key AS actor, actor.caption AS name, actor.name_ar AS name_ar, r.inferred AS inferred, r.negated AS negated,
       r.certainty AS certainty, r.independent AS independent, r.documents AS documents, collect(DISTINCT quote) AS evidence
ORDER BY inferred, independent DESC, actor, negated
