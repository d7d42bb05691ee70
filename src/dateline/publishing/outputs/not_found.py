"""What a service answers where it has no page (to be served with status 404)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import NotFoundPage
from ..render.words import words_of

SENTENCE: Final = (
    "There is no page at this address. It may have moved, or the address has a mistake in it."
)


def render(page: NotFoundPage) -> OutputFile:
    """Render the notice; it is never indexed."""
    _ = words_of(page.chrome.service.code)
    body = render_page(
        "notice.html",
        replace(page.chrome, indexed=False),
        heading=_("Page not found"),
        sentence=_(SENTENCE),
        moment=None,
        sisters=(),
        latest=page.latest,
    )
    return OutputFile(body, HTML)
