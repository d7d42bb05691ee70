"""What goes out by e-mail: the news of a service, or one article."""

from __future__ import annotations

from dataclasses import dataclass

from .article import ArticleView
from .blocks import BlockView
from .chrome import Chrome
from .teasers import TeaserView


@dataclass(frozen=True, slots=True)
class EmailDigest:
    """The news of a service, the lead first; the page is that of `chrome.path`."""

    chrome: Chrome
    teasers: tuple[TeaserView, ...]


@dataclass(frozen=True, slots=True)
class EmailArticle:
    """An article; `is_cut` says that the rest of its blocks is on its page."""

    chrome: Chrome
    article: ArticleView
    blocks: tuple[BlockView, ...]
    is_cut: bool = False
