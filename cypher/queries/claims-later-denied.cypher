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

CALL {
  MATCH (:Actor {key: $actor})-[claimed:CLAIMED]->(:Incident)
  WHERE claimed.denied_on IS NOT NULL
  RETURN claimed
  UNION
  MATCH (claimant:Actor)-[claimed:CLAIMED]->(incident:Incident)
  WHERE claimed.denied_on > CASE WHEN $actor IS NULL THEN date('0001-01-01') END
  WITH claimant, claimed, incident
  ORDER BY claimed.denied_on DESC, incident.key, claimant.key
  LIMIT $limit
  RETURN claimed
}
WITH startNode(claimed) AS claimant, claimed, endNode(claimed) AS incident
MATCH (incident)<-[denied:DENIED]-(denier:Actor)
WHERE denier.key IN claimed.denied_by
UNWIND denied.claims AS denying
MATCH (denial:Claim {key: denying})
UNWIND claimed.claims AS claiming
MATCH (claim:Claim {key: claiming})
WHERE denial.reported_on >= claim.reported_on
RETURN DISTINCT incident.key AS incident, incident.caption AS caption, claimant.key AS claimant, claim.reported_on AS claimed_on,
       claim.key AS claim, claim.quote AS claim_evidence, denier.key AS denier, denial.reported_on AS denied_on,
       denial.key AS denial, denial.what AS what, denial.quote AS denial_evidence
ORDER BY denied_on DESC, incident, claimant, claim, denial
LIMIT $limit
