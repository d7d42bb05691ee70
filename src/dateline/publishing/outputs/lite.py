"""The text edition: the same pages without pictures, script or anything that needs a new phone.

A page of it is for readers only: it is not indexed and names the full page as its canonical one.
A picture is a link, for who asks for it.
"""

from __future__ import annotations

from ..render.environment import render_lite
from ..render.file import HTML, OutputFile
from ..render.pages import ArticlePage, FrontPage, ListPage, WithdrawnPage
from ..render.words import words_of


def article(page: ArticlePage) -> OutputFile:
    """Render an article; its sisters and other stories are on the full page."""
    return OutputFile(render_lite("article.html", page.chrome, article=page.article), HTML)


def front(page: FrontPage) -> OutputFile:
    """Render a front as a list of headlines."""
    return OutputFile(render_lite("front.html", page.chrome, page=page), HTML)


def listing(page: ListPage) -> OutputFile:
    """Render one page of a section's, topic's or author's list."""
    return OutputFile(render_lite("list.html", page.chrome, page=page), HTML)


def withdrawn(page: WithdrawnPage) -> OutputFile:
    """Render the notice that stands in place of an article."""
    heading = words_of(page.chrome.service.code)("This report has been withdrawn")
    return OutputFile(render_lite("notice.html", page.chrome, page=page, heading=heading), HTML)
