"""Fronts as editors arrange them: areas in their order, pinned stories, what fills the rest."""
