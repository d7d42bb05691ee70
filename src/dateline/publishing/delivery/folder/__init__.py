"""The store of one machine: a folder whose files any web server hands out."""

from .store import Folder

__all__ = ["Folder"]
