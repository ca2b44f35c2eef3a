"""The routes, one file for each kind of thing: they name parameters and answers, the work is done elsewhere."""
