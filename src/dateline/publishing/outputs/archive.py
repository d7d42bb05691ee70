"""The archive: a page of a day, and the indexes of days and months."""

from __future__ import annotations

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import DayPage, IndexPage


def day(page: DayPage) -> OutputFile:
    """Render a page of what was first published on a day."""
    return OutputFile(render_page("day.html", page.chrome, page=page, kicker=""), HTML)


def index(page: IndexPage) -> OutputFile:
    """Render the days of a month, or the months of all years."""
    return OutputFile(render_page("index.html", page.chrome, page=page), HTML)
