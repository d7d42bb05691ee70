"""Newsletters: the news of a service or one article, as HTML for mail and as plain text.

Tables and inline styles, no script, nothing that loads but pictures of the site. Mail programs cut
a message of more than some hundred thousand bytes, so a long article ends with the way to its page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.ground.richtext import Text, plain, to_html

from ..render.environment import render_email
from ..render.file import HTML, OutputFile
from ..render.pages import (
    ArticleView,
    BlockView,
    Chrome,
    EmailArticle,
    EmailDigest,
    EmbedView,
    HeadingView,
    ListView,
    ParagraphView,
    PictureBlockView,
    QuotationView,
)
from ..render.words import words_of

MOST_BYTES: Final = 100_000
# What surrounds the blocks, styles included, takes less than the rest.
_MOST_OF_BLOCKS: Final = 70_000
_OF_STYLE: Final = 120


def digest(page: EmailDigest) -> OutputFile:
    """Render the news of a service."""
    return OutputFile(render_email("digest.html", page.chrome, page=page), HTML)


def article(view: ArticleView, chrome: Chrome) -> OutputFile:
    """Render an article, cut where a mail program would cut it."""
    page = email_article(view, chrome)
    return OutputFile(render_email("article.html", chrome, page=page), HTML)


def email_article(view: ArticleView, chrome: Chrome) -> EmailArticle:
    """Return the beginning of an article that fits a message, or all of it."""
    kept: list[BlockView] = []
    left = _MOST_OF_BLOCKS
    for block in view.blocks:
        left -= _size(block)
        if left < 0:
            return EmailArticle(chrome, view, tuple(kept), is_cut=True)
        kept.append(block)
    return EmailArticle(chrome, view, tuple(kept))


def _size(block: BlockView) -> int:
    texts: tuple[Text, ...]
    match block:
        case ParagraphView(text=text) | HeadingView(text=text) | QuotationView(text=text):
            texts = (text,)
        case ListView(items=items):
            texts = items
        case _:
            return 1_000
    return sum(len(to_html(text).encode()) + _OF_STYLE for text in texts)


def digest_text(page: EmailDigest) -> str:
    """Return the plain text of the news of a service."""
    chrome = page.chrome
    stories = (
        "\n".join(filter(None, (one.headline, one.deck, chrome.absolute(one.path))))
        for one in page.teasers
    )
    return "\n\n".join([chrome.service.site_title, *stories, _foot(chrome)]) + "\n"


def article_text(view: ArticleView, chrome: Chrome) -> str:
    """Return the plain text of an article."""
    page = email_article(view, chrome)
    _ = words_of(chrome.service.code)
    lines = [view.headline, view.deck, f"{view.byline.text}\n{view.published.text}"]
    lines += [f"{_('Correction')}: {note.text}" for note in view.corrections]
    lines += [line for block in page.blocks for line in _lines(block)]
    lines += [view.credit_line, _foot(chrome)]
    return "\n\n".join(filter(None, lines)) + "\n"


def _lines(block: BlockView) -> Iterator[str]:
    match block:
        case ParagraphView(text=text) | HeadingView(text=text):
            yield plain(text)
        case QuotationView(text=text, speaker=speaker):
            yield f"{plain(text)}\n{speaker}".rstrip()
        case ListView(items=items):
            yield "\n".join(f"- {plain(item)}" for item in items)
        case PictureBlockView(picture=picture):
            yield picture.caption
        case EmbedView(url=url, title=title):
            yield f"{title}\n{url}"
        case _:
            return


def _foot(chrome: Chrome) -> str:
    return f"{chrome.organisation}\n{chrome.canonical}"
