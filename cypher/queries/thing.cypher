// title: What a key stands for
// purpose: Name and kind of the actor, place or incident with a key; no row where nothing has it.
// parameter key: text = kalsu -- the key
// column key: text -- the key
// column name: text -- its name in Latin letters
// column kind: text -- what it is

CALL {
  MATCH (thing:Actor {key: $key}) RETURN thing
  UNION
  MATCH (thing:Place {key: $key}) RETURN thing
  UNION
  MATCH (thing:Incident {key: $key}) RETURN thing
}
RETURN thing.key AS key, thing.caption AS name, [label IN labels(thing) WHERE NOT label IN ['Actor', 'Place', 'Country']][0] AS kind
