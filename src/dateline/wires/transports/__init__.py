"""The ways in which wires come: one package each, behind one small interface."""
