"""A page of what an author wrote."""

from __future__ import annotations

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import AuthorPage


def render(page: AuthorPage) -> OutputFile:
    """Render one page of the list."""
    return OutputFile(render_page("list.html", page.chrome, page=page, kicker=""), HTML)
