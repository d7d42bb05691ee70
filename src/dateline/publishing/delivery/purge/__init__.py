"""Caches in front of the site, which are told by surrogate key what changed."""

from .caches import Cache, PurgeFailed, configured_caches

__all__ = ["Cache", "PurgeFailed", "configured_caches"]
