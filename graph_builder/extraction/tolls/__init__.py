"""How many: counted persons, and what happened to them."""
