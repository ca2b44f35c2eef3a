// title: Size of the graph
// purpose: How many reports, incidents, actors, places and claims the store holds.
// column documents: integer -- number of reports
// column incidents: integer -- number of incidents
// column actors: integer -- number of actors, states included
// column places: integer -- number of places, states included
// column claims: integer -- number of claims

RETURN COUNT { MATCH (:Document) } AS documents, COUNT { MATCH (:Incident) } AS incidents, COUNT { MATCH (:Actor) } AS actors,
       COUNT { MATCH (:Place) } AS places, COUNT { MATCH (:Claim) } AS claims
