"""Smaller models that learn from all that a pack's models say of raw news: their choices, and how sure they are."""
