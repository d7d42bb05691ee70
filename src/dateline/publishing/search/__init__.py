"""What readers find: the words of published articles, in the way of each language."""

from .find import MOST_PAGES, PER_PAGE, find
from .index import forget_article, index_document

__all__ = ["MOST_PAGES", "PER_PAGE", "find", "forget_article", "index_document"]
