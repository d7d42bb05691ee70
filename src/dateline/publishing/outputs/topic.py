"""A page of a topic's list."""

from __future__ import annotations

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import TopicPage
from ..render.words import words_of


def render(page: TopicPage) -> OutputFile:
    """Render one page of the list."""
    kicker = words_of(page.chrome.service.code)("Topics")
    return OutputFile(render_page("list.html", page.chrome, page=page, kicker=kicker), HTML)
