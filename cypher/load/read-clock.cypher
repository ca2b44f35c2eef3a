// title: Whether a load commits just now
// purpose: A query during which a load commits is asked again: neither engine shows a query one state of the graph from its beginning
//          to its end.
// column number: integer -- of the last commit that was announced
// column until: integer -- milliseconds since 1970 until which it may last; 0 where it is done

MATCH (clock:Clock {key: 'load'})
RETURN clock.number AS number, clock.until AS until
