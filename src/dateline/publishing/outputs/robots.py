"""robots.txt (RFC 9309)."""

from __future__ import annotations

from ..render.file import OutputFile
from ..render.pages import Robots
from .sitemap import absolute


def render(robots: Robots) -> OutputFile:
    """Render the rules for all robots, and where the sitemaps are."""
    closed = [f"Disallow: {path}" for path in robots.closed] or ["Disallow:"]
    sitemaps = [f"Sitemap: {absolute(path, robots.base_url)}" for path in robots.sitemaps]
    lines = ["User-agent: *", *closed, "", *sitemaps, ""]
    return OutputFile("\n".join(lines).encode(), "text/plain; charset=utf-8")
