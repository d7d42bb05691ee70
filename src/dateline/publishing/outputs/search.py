"""The search page of a service: the form, and the results of a query."""

from __future__ import annotations

from dataclasses import replace

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import SearchPage


def render(page: SearchPage) -> OutputFile:
    """Render the form with its results; it is never indexed."""
    chrome = replace(page.chrome, indexed=False)
    return OutputFile(render_page("search.html", chrome, page=page), HTML)
