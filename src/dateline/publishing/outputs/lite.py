"""The text edition: the same pages without pictures, script or anything that needs a new phone.

A page of it is for readers only: it is not indexed and names the full page as its canonical one.
A picture is a link, for who asks for it.
"""

from __future__ import annotations

from dataclasses import replace

from ..render.environment import render_lite
from ..render.file import HTML, OutputFile
from ..render.pages import (
    Chrome,
    CorrectionsPage,
    FrontPage,
    IndexPage,
    ListPage,
    LiteArticlePage,
    Moment,
    NotFoundPage,
    SearchPage,
    ServicesPage,
    TextPage,
    WithdrawnPage,
)
from ..render.words import words_of
from .not_found import SENTENCE


def article(page: LiteArticlePage) -> OutputFile:
    """Render a page of an article; its sisters and other stories are on the full page."""
    body = render_lite("article.html", page.chrome, article=page.article, page=page)
    return OutputFile(body, HTML)


def front(page: FrontPage) -> OutputFile:
    """Render a front as a list of headlines."""
    return OutputFile(render_lite("front.html", page.chrome, page=page), HTML)


def listing(page: ListPage) -> OutputFile:
    """Render one page of a section's, topic's or author's list."""
    return OutputFile(render_lite("list.html", page.chrome, page=page), HTML)


def index(page: IndexPage) -> OutputFile:
    """Render an index of the archive."""
    return OutputFile(render_lite("index.html", page.chrome, page=page), HTML)


def text(page: TextPage) -> OutputFile:
    """Render what a service says of itself."""
    return OutputFile(render_lite("text.html", page.chrome, page=page), HTML)


def withdrawn(page: WithdrawnPage) -> OutputFile:
    """Render the notice that stands in place of an article."""
    heading = words_of(page.chrome.service.code)("This report has been withdrawn")
    return _notice(page.chrome, heading, page.notice, page.withdrawn)


def not_found(page: NotFoundPage) -> OutputFile:
    """Render what is answered where there is no page (to be served with status 404)."""
    _ = words_of(page.chrome.service.code)
    return _notice(page.chrome, _("Page not found"), _(SENTENCE), None)


def _notice(chrome: Chrome, heading: str, sentence: str, moment: Moment | None) -> OutputFile:
    words = {"heading": heading, "sentence": sentence, "moment": moment}
    return OutputFile(render_lite("notice.html", chrome, **words), HTML)


def corrections(page: CorrectionsPage) -> OutputFile:
    """Render what a service corrected and withdrew."""
    return OutputFile(render_lite("corrections.html", page.chrome, page=page), HTML)


def services(page: ServicesPage) -> OutputFile:
    """Render the index of services."""
    return OutputFile(render_lite("services.html", page.chrome, page=page), HTML)


def search(page: SearchPage) -> OutputFile:
    """Render the search page: the form, and the results of a query."""
    # Not indexed is said of each page here; whether it leads to the full one is another matter.
    chrome = replace(page.chrome, indexed=True)
    return OutputFile(render_lite("search.html", chrome, page=page), HTML)
