"""How a desk works: states, second pairs of eyes, assignments, checks before publication."""
