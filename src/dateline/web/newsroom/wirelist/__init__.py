"""The wire list: what it shows, in which order, by which filters."""
