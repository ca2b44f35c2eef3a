// title: Shortest chains between two things
// purpose: The fewest told triples that lead from one actor, place or incident to another, in any direction, those with most
//          independent sources first.
// parameter from: text = centcom -- key of the one
// parameter to: text = pmf -- key of the other
// parameter max_hops?: integer = 4 -- triples in a chain at most, no more than 6
// parameter limit?: integer = 10 -- chains at most
// column hops: integer -- number of triples
// column nodes: things -- key, name and kind of each thing on the way, both ends included
// column steps: things -- each triple on the way: subject, predicate, object, claims, documents, independent, certainty, inferred,
//          negated
// column independent: integer -- sum over the triples of the distinct origins behind each

OPTIONAL MATCH (from_actor:Actor {key: $from})
OPTIONAL MATCH (from_place:Place {key: $from})
OPTIONAL MATCH (from_incident:Incident {key: $from})
OPTIONAL MATCH (to_actor:Actor {key: $to})
OPTIONAL MATCH (to_place:Place {key: $to})
OPTIONAL MATCH (to_incident:Incident {key: $to})
WITH coalesce(from_actor, from_place, from_incident) AS one, coalesce(to_actor, to_place, to_incident) AS other
WHERE one.key <> other.key
MATCH path = allShortestPaths((one)-[:LOCATED_AT|LOCATED_IN|PART_OF|LEADS|SPOKESPERSON_OF|BACKED_BY|THREATENED|MET|PERPETRATED|CLAIMED|DENIED|ACCUSED_OF|
            CONFIRMED|CONDEMNED|DECLINED_COMMENT|INVESTIGATES|TARGETED|OCCURRED_AT|VICTIM|RETALIATION_FOR*..6]-(other))
WITH path, length(path) AS hops
WHERE hops <= $max_hops
WITH path, hops, reduce(total = 0, r IN relationships(path) | total + r.independent) AS independent,
     reduce(marks = '', r IN relationships(path) | marks + r.key + ' ') AS marks
ORDER BY independent DESC, marks
LIMIT $limit
RETURN hops,
     [n IN nodes(path) | {key: n.key, name: n.caption,
       kind: [label IN labels(n) WHERE NOT label IN ['Actor', 'Place', 'Country']][0]}] AS nodes,
     [r IN relationships(path) | {subject: startNode(r).key, predicate: toLower(type(r)), object: endNode(r).key,
       claims: r.claims, documents: r.documents, independent: r.independent, certainty: r.certainty, inferred: r.inferred,
       negated: r.negated}] AS steps, independent
ORDER BY independent DESC, marks
