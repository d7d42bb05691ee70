"""What a service says of itself: the pages `about` and `contact`."""

from __future__ import annotations

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import TextPage
from ..render.structured import house_page, script_json


def render(page: TextPage) -> OutputFile:
    """Render the page with its structured data."""
    structured = script_json(house_page(page))
    return OutputFile(render_page("text.html", page.chrome, page=page, structured=structured), HTML)
