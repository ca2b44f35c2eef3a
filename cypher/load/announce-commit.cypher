// title: A load is about to commit
// purpose: Readers wait for the end of the commit, or until its time is over, should the load die in it.
// parameter until: integer = 1764172800000 -- milliseconds since 1970
// column number: integer

MERGE (clock:Clock {key: 'load'})
SET clock.number = coalesce(clock.number, 0) + 1, clock.until = $until
RETURN clock.number AS number
