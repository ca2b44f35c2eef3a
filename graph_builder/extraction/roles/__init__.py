"""Who did it, whom it hit, where it was: the names of a sentence in the roles of its happenings."""
