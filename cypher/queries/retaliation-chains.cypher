// title: Chains of retaliation
// purpose: Incidents that are told to answer others, link after link, longest chains first; all, or those through one incident.
// parameter incident?: text = none -- key of an incident in the chain
// parameter limit?: integer = 50 -- rows at most
// column links: integer -- number of answers in the chain
// column chain: things -- key, caption and first day of each incident, latest answer first
// column independent: integer -- distinct origins behind the weakest link
// scan: a chain may begin anywhere; answers are rare

CALL {
  MATCH (first:Incident)-[:RETALIATION_FOR*0..6]->(:Incident {key: $incident}) RETURN first
  UNION
  MATCH (first:Incident)-[:RETALIATION_FOR]->(:Incident) WHERE $incident IS NULL RETURN first
}
MATCH path = (first)-[:RETALIATION_FOR*1..6]->(:Incident)
WITH path, nodes(path) AS chain, relationships(path) AS answers
WHERE $incident IS NULL OR $incident IN [n IN chain | n.key]
WITH length(path) AS links, [n IN chain | {key: n.key, caption: n.caption, date_from: n.date_from}] AS chain,
     reduce(least = answers[0].independent, r IN answers | CASE WHEN r.independent < least THEN r.independent ELSE least END) AS independent,
     reduce(marks = '', n IN chain | marks + n.key + ' ') AS marks
ORDER BY links DESC, marks
LIMIT $limit
RETURN links, chain, independent
