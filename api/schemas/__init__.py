"""What goes out: one model for each kind of thing, its fields named as the columns of the named query that it comes from."""
