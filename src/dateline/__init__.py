"""Dateline: an open newsroom, from the wire to the reader, in every language."""
