"""What stands at the address of a withdrawn article: the notice, and no word of the article."""

from __future__ import annotations

from dataclasses import replace

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import WithdrawnPage
from ..render.words import words_of


def render(page: WithdrawnPage) -> OutputFile:
    """Render the notice; it is never indexed (to be served with status 200 or 410)."""
    _ = words_of(page.chrome.service.code)
    body = render_page(
        "notice.html",
        replace(page.chrome, indexed=False),
        heading=_("This report has been withdrawn"),
        sentence=page.notice,
        moment=page.withdrawn,
        sisters=page.sisters,
        latest=page.latest,
    )
    return OutputFile(body, HTML)
