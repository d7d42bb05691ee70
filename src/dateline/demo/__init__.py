"""A sample newsroom: invented people, wires and drawings, and stories in eight languages."""
