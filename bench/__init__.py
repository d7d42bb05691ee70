"""Measures what Dateline promises, each promise by a bench of its own: `make bench`."""
