"""A page of a section's list."""

from __future__ import annotations

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import SectionPage


def render(page: SectionPage) -> OutputFile:
    """Render one page of the list."""
    return OutputFile(render_page("list.html", page.chrome, page=page, kicker=""), HTML)
