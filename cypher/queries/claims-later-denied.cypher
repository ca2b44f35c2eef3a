// title: Claims of responsibility that were later denied
// purpose: An actor is said to have claimed an incident; a later report, or the same one, has that actor, or one above or below it,
//          deny it. Both with their words, latest denial first.
// parameter actor?: text = none -- key of the actor that claimed
// parameter limit?: integer = 100 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column claimant: text -- key of the actor that claimed it
// column claimed_on: date -- day of the report of the claim
// column claim: text -- key of the claim of responsibility
// column claim_evidence: text -- its exact words
// column denier: text -- key of the actor that denies
// column denied_on: date -- day of the report of the denial
// column denial: text -- key of the denial
// column what: text -- what is denied: responsibility, occurrence or statement
// column denial_evidence: text -- its exact words
// scan: only without an actor it looks at all denials; three claims in a thousand are one

CALL {
  MATCH (claimant:Actor {key: $actor})-[claimed:CLAIMED]->(incident:Incident)
  MATCH (incident)<-[denied:DENIED]-(denier:Actor)
  RETURN claimant, claimed, incident, denied, denier
  UNION ALL
  UNWIND CASE WHEN $actor IS NULL THEN [1] ELSE [] END AS everything
  MATCH (denier:Actor)-[denied:DENIED]->(incident:Incident)
  WHERE incident.suspects > 0
  MATCH (incident)<-[claimed:CLAIMED]-(claimant:Actor)
  RETURN claimant, claimed, incident, denied, denier
}
WITH claimant, claimed, incident, denied, denier
WHERE claimed.inferred = false AND claimed.negated = false
  AND (denier.key = claimant.key
    OR EXISTS { MATCH (denier)-[:PART_OF|BELONGS_TO*1..3]->(:Actor {key: claimant.key}) }
    OR EXISTS { MATCH (claimant)-[:PART_OF|BELONGS_TO*1..3]->(:Actor {key: denier.key}) })
MATCH (denial:Claim)
WHERE denial.key IN denied.claims
MATCH (claim:Claim)
WHERE claim.key IN claimed.claims AND denial.reported_on >= claim.reported_on
RETURN DISTINCT incident.key AS incident, incident.caption AS caption, claimant.key AS claimant, claim.reported_on AS claimed_on,
       claim.key AS claim, claim.quote AS claim_evidence, denier.key AS denier, denial.reported_on AS denied_on,
       denial.key AS denial, denial.what AS what, denial.quote AS denial_evidence
ORDER BY denied_on DESC, incident, claim, denial
LIMIT $limit
