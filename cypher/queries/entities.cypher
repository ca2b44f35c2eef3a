// title: Actors and places
// purpose: By words of the name in Arabic or Latin letters, best match first; without words all of them, by key. The next page
//          starts after the rank and the key of the last row.
// parameter text?: words = none -- words of the name; all must occur
// parameter kind?: text = none -- Person, ArmedGroup, StateForce, Government, Organization, MediaOutlet, UnnamedSource, Region,
//          City or Site
// parameter key?: text = none -- key of one entity
// parameter after_rank?: integer = none -- rank of the last row of the page before
// parameter after_key?: text = none -- key of the last row of the page before
// parameter limit?: integer = 50 -- rows at most
// column key: text -- key of the entity
// column kind: text -- what it is
// column name: text -- its name in Latin letters
// column name_ar: text -- its name in Arabic
// column names: texts -- all its names
// column origin: text -- catalogue, gazetteer or text
// column country: text -- key of the state that it belongs to or lies in
// column note: text -- what the catalogue says of it
// column location: point -- where it lies, in degrees
// column belongs_to: things -- key and name of the actors that the catalogue puts it under
// column within: things -- key and name of the next larger place, by the catalogue
// column rank: integer -- how well the words match; what the rows are sorted by

CALL {
  UNWIND CASE WHEN $text IS NULL THEN [] ELSE ['Actor[search]', 'Place[search]'] END AS index
  CALL db.index.fulltext.queryNodes(index, $text) YIELD node, score
  RETURN node AS entity, toInteger(score * 1000000) AS rank
  UNION
  MATCH (entity:Actor {key: $key}) RETURN entity, 0 AS rank
  UNION
  MATCH (entity:Place {key: $key}) RETURN entity, 0 AS rank
  UNION
  MATCH (entity:Actor)
  WHERE entity.key > CASE WHEN $text IS NULL AND $key IS NULL THEN coalesce($after_key, '') END
    AND ($kind IS NULL OR $kind IN labels(entity))
  WITH entity
  ORDER BY entity.key
  LIMIT $limit
  RETURN entity, 0 AS rank
  UNION
  MATCH (entity:Place)
  WHERE entity.key > CASE WHEN $text IS NULL AND $key IS NULL THEN coalesce($after_key, '') END
    AND ($kind IS NULL OR $kind IN labels(entity))
  WITH entity
  ORDER BY entity.key
  LIMIT $limit
  RETURN entity, 0 AS rank
}
WITH entity, max(rank) AS rank
WHERE ($kind IS NULL OR $kind IN labels(entity))
  AND ($after_key IS NULL OR rank < $after_rank OR (rank = $after_rank AND entity.key > $after_key))
WITH entity, rank
ORDER BY rank DESC, entity.key
LIMIT $limit
OPTIONAL MATCH (entity)-[:BELONGS_TO]->(larger:Actor)
WITH entity, rank, larger
ORDER BY larger.key
WITH entity, rank, collect(CASE WHEN larger IS NULL THEN null ELSE {key: larger.key, name: larger.caption} END) AS belongs_to
OPTIONAL MATCH (entity)-[:WITHIN]->(place:Place)
WITH entity, rank, belongs_to, place
ORDER BY place.key
WITH entity, rank, belongs_to,
     collect(CASE WHEN place IS NULL THEN null ELSE {key: place.key, name: place.caption} END) AS within
RETURN entity.key AS key, [label IN labels(entity) WHERE NOT label IN ['Actor', 'Place', 'Country']][0] AS kind,
       entity.caption AS name, entity.name_ar AS name_ar, entity.names AS names,
       entity.origin AS origin, entity.country AS country, entity.note AS note, entity.location AS location, belongs_to, within,
       rank
ORDER BY rank DESC, key
