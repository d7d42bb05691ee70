"""The text of an article for other systems: its blocks and its credit line, and nothing of a page.

What leads elsewhere on our site is left out: a partner has other pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dateline.ground.richtext import Text, plain, to_html

from ..render.filters import safe_address
from ..render.pages import (
    ArticleView,
    BlockView,
    Chrome,
    EmbedView,
    HeadingView,
    ListView,
    ParagraphView,
    PictureBlockView,
    PictureView,
    QuotationView,
)


def body_xhtml(article: ArticleView, chrome: Chrome) -> str:
    """Render the body as flow content that is well-formed XML too; every address is absolute."""
    parts = [_element(block, chrome) for block in article.blocks]
    if article.credit_line:
        parts.append(f"<p>{escape(article.credit_line)}</p>")
    return "".join(parts)


def _element(block: BlockView, chrome: Chrome) -> str:
    match block:
        case ParagraphView(text=text):
            return f"<p>{to_html(text)}</p>"
        case HeadingView(text=text, level=level):
            return f"<h{level}>{to_html(text)}</h{level}>"
        case QuotationView(text=text, speaker=speaker):
            by = f"<p>{escape(speaker)}</p>" if speaker else ""
            return f"<blockquote><p>{to_html(text)}</p>{by}</blockquote>"
        case ListView(items=items, ordered=ordered):
            return _list("ol" if ordered else "ul", items)
        case PictureBlockView(picture=picture):
            return _figure(picture, chrome)
        case EmbedView(url=url, title=title):
            return f'<p><a href="{escape(safe_address(url))}">{escape(title)}</a></p>'
        case _:
            return ""


def _list(tag: str, items: Iterable[Text]) -> str:
    return f"<{tag}>{''.join(f'<li>{to_html(item)}</li>' for item in items)}</{tag}>"


def _figure(picture: PictureView, chrome: Chrome) -> str:
    file = picture.fallback
    image = (
        f'<img src="{escape(chrome.absolute(file.url))}" alt="{escape(picture.alt)}" '
        f'width="{file.width}" height="{file.height}"/>'
    )
    said = " ".join(filter(None, (picture.caption, picture.credit)))
    return f"<figure>{image}{f'<figcaption>{escape(said)}</figcaption>' if said else ''}</figure>"


def body_text(article: ArticleView) -> str:
    """Return the words of the body without marks; an empty line parts the blocks."""
    return "\n\n".join(filter(None, map(_words, article.blocks)))


def _words(block: BlockView) -> str:
    match block:
        case ParagraphView(text=text) | HeadingView(text=text) | QuotationView(text=text):
            return plain(text)
        case ListView(items=items):
            return "\n".join(map(plain, items))
        case _:
            return ""
