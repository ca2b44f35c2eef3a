// title: Claims by the beginning of their key
// purpose: Keys of the claims whose key begins with some letters, so that a person need not type all of it (nor the
//          claim- before it).
// parameter beginning: text = d1-k -- the first letters
// parameter limit?: integer = 10 -- rows at most
// column key: text -- key of the claim
// column told: text -- the claim in short

MATCH (claim:Claim)
WHERE claim.key STARTS WITH $beginning OR claim.key STARTS WITH 'claim-' + $beginning
RETURN claim.key AS key, claim.caption AS told
ORDER BY key
LIMIT $limit
