"""An article's text as HTML for feeds: no script, no style, every address absolute."""

from __future__ import annotations

from ..render.environment import environment
from ..render.pages import ArticleView, Chrome
from ..render.words import words_of


def content_html(article: ArticleView, chrome: Chrome) -> str:
    """Render the picture, the blocks and the credit line of an article."""
    template = environment().get_template("feed.html")
    html = template.render(article=article, chrome=chrome, _=words_of(chrome.service.code))
    return "\n".join(line for line in html.split("\n") if line)
