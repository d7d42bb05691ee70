"""The index of services, every language in its own name."""

from __future__ import annotations

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import ServicesPage


def render(page: ServicesPage) -> OutputFile:
    """Render the index."""
    return OutputFile(render_page("services.html", page.chrome, page=page), HTML)
