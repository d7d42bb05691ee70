"""Wires: what the agencies send, as bytes, items, immutable versions and signals."""
