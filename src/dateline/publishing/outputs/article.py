"""The page of an article."""

from __future__ import annotations

from ..render.environment import render_page
from ..render.file import HTML, OutputFile
from ..render.pages import ArticlePage
from ..render.structured import news_article, script_json, social_image, summary


def render(page: ArticlePage) -> OutputFile:
    """Render an article with its structured data."""
    body = render_page(
        "article.html",
        page.chrome,
        article=page.article,
        more=page.more,
        summary=summary(page.article),
        card=social_image(page.article.picture) if page.article.picture else None,
        structured=script_json(news_article(page.article, page.chrome)),
    )
    return OutputFile(body, HTML)
