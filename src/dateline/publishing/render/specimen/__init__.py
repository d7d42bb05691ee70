"""Sample pages of every kind, to be looked at and tested (`python -m …render.specimen OUT`)."""
