// title: Begin a load
// purpose: From now on the graph is this load's to write. An earlier load that still runs is refused its next transaction.
// parameter load: text = 3f0c51b2 -- a word that no other load has
// parameter form: integer = 3 -- form of the rows that this program writes; of a graph that is there it is noted at the end
// column begun: integer

MERGE (meta:Meta {key: 'view'})
ON CREATE SET meta.form = $form
SET meta.load = $load, meta.digest = null
RETURN count(*) AS begun
