// title: Contradictions of some claims
// purpose: Pairs of claims that cannot both hold, each once.
// parameter claims: texts = claim-5f0c51b2 -- keys of claims
// column first: text
// column second: text
// column reason: text

UNWIND $claims AS key
MATCH (first:Claim {key: key})-[rival:CONTRADICTS]->(second:Claim)
RETURN first.key AS first, second.key AS second, rival.reason AS reason
ORDER BY first, second, reason
