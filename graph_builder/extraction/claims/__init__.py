"""Who says so: tellings, stances and relations as claims, each with its chain."""
