"""The feeds of the wires as people look after them."""
