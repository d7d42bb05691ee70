"""Where rendered pages are put, so that servers hand them out as files.

A store keeps the content of each path, never an older one over a newer one. `folder` is the store
of one machine; another one needs `Store` and nothing else.
"""

from .stores import Content, Outcome, Store, Way

__all__ = ["Content", "Outcome", "Store", "Way"]
