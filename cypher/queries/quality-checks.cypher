// title: Data quality checks
// purpose: How much of the graph was weak when it was loaded last, check by check: incidents without a day or a place, claims without a
//          named speaker, doubtful claims, actors that only a text knows, places without coordinates, reports without a day.
// column check: text -- what is counted
// column found: integer -- how many
// column of: integer -- out of how many

MATCH (view:Meta {key: 'view'})
UNWIND range(0, size(coalesce(view.checks, [])) - 1) AS number
RETURN view.checks[number] AS check, view.found[number] AS found, view.of[number] AS of
ORDER BY check
