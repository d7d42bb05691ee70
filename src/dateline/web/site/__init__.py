"""The server of the readers' pages: files and nothing else, no database on the way."""

from .app import Site

__all__ = ["Site"]
