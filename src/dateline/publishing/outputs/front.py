"""The front of a service."""

from __future__ import annotations

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import FrontPage


def render(page: FrontPage) -> OutputFile:
    """Render a front."""
    return OutputFile(render_page("front.html", page.chrome, page=page), HTML)
