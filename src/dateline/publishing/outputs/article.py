"""The page of an article, a live report and a gallery too."""

from __future__ import annotations

from typing import Any

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import ArticlePage
from ..render.structured import news_article, script_json, social_image, summary
from ..render.structured_live import live_part, live_report


def render(page: ArticlePage) -> OutputFile:
    """Render an article, or a part of a live report, with its structured data."""
    lead = page.article.picture
    picture, alt = (social_image(lead), lead.alt) if lead else (None, "")
    body = render_page(
        "live.html" if page.article.live else "article.html",
        page.chrome,
        article=page.article,
        more=page.more,
        summary=summary(page.article),
        card=page.article.card or picture,
        card_alt=page.article.headline if page.article.card else alt,
        structured=script_json(_facts(page)),
    )
    return OutputFile(body, HTML)


def _facts(page: ArticlePage) -> dict[str, Any]:
    live = page.article.live
    if live is None:
        return news_article(page.article, page.chrome)
    if live.part:
        return live_part(page.article, page.chrome)
    return live_report(page.article, page.chrome)
