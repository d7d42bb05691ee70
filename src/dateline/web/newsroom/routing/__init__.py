"""The rules of the wires as people read, fill in and try them."""
