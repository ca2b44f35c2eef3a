// title: Search for incidents
// purpose: By kind, place, target, date or the words that tell it, in Arabic or Latin letters; all words must occur.
// parameter text: words = كالسو -- words to look for
// parameter limit?: integer = 20 -- rows at most
// column incident: text -- key of the incident
// column caption: text -- the incident in short
// column kinds: texts -- what kinds it is told as
// column date_from: date -- its first day
// column date_to: date -- its last day
// column killed_low: integer -- lowest told number of killed
// column killed_high: integer -- highest told number of killed
// column documents: integer -- number of reports

CALL db.index.fulltext.queryNodes('Incident[search]', $text) YIELD node, score
RETURN node.key AS incident, node.caption AS caption, node.kinds AS kinds, node.date_from AS date_from, node.date_to AS date_to,
       node.killed_low AS killed_low, node.killed_high AS killed_high,
       COUNT { MATCH ()-[:TELLS]->(node) } AS documents
ORDER BY documents DESC, score DESC, incident
LIMIT $limit
