"""Putting a story into another language: units, their states, what a change makes stale."""
