// title: Search for actors and places
// purpose: Names in Arabic or Latin letters; all words must occur, endings and the article do not matter.
// parameter text: words = كتائب حزب الله -- words of the name
// parameter limit?: integer = 20 -- rows at most
// column key: text -- key of the entity
// column name: text -- its name in Latin letters
// column name_ar: text -- its name in Arabic
// column labels: texts -- what it is
// column origin: text -- catalogue, gazetteer or text

UNWIND ['Actor[search]', 'Place[search]'] AS index
CALL db.index.fulltext.queryNodes(index, $text) YIELD node, score
WITH node, max(score) AS score
RETURN node.key AS key, node.caption AS name, node.name_ar AS name_ar, labels(node) AS labels, node.origin AS origin
ORDER BY score DESC, key
LIMIT $limit
