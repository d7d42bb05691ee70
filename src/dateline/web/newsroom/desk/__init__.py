"""The board of a desk: its stories by state, and who is at them."""
