"""How many people read what: estimates from sketches, in which nobody can be found again."""
