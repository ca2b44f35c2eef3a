// title: Go on with a load
// purpose: First statement of each of its transactions: none is found where another load has begun meanwhile, and writing here keeps
//          the transactions of two loads one after the other.
// parameter load: text = 3f0c51b2 -- the word of this load
// column held: integer

MATCH (meta:Meta {key: 'view'})
WHERE meta.load = $load
SET meta.transactions = coalesce(meta.transactions, 0) + 1
RETURN count(*) AS held
