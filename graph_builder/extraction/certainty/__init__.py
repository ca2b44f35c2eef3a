"""How surely: hedges, mood and negation."""
