"""Keeping the index: an article is found from the transaction of its publication on."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.db import connection

from dateline.languages.search import search_configuration
from dateline.publishing.documents import Document
from dateline.publishing.models import SearchEntry
from dateline.stories.blocks import words

from .segments import spaced

_INDEX: Final = """
INSERT INTO publishing_searchentry (article_id, service_id, words)
VALUES (%(article)s, %(service)s,
  setweight(to_tsvector(%(configuration)s::regconfig, %(headline)s), 'A') ||
  setweight(to_tsvector(%(configuration)s::regconfig, %(deck)s), 'B') ||
  to_tsvector(%(configuration)s::regconfig, %(text)s))
ON CONFLICT (article_id) DO UPDATE SET words = EXCLUDED.words
"""
# PostgreSQL refuses a vector of more than a megabyte; words beyond this are not found.
_MOST_CHARACTERS: Final = 200_000


def index_document(document: Document, tag: str) -> None:
    """Have an article found by what is published of it, in the language of a tag.

    Effects: its search entry.
    """
    with connection.cursor() as cursor:
        cursor.execute(_INDEX, _parameters(tag, document))


def forget_article(article_id: UUID) -> None:
    """Have an article found no more.

    Effects: its search entry is gone.
    """
    SearchEntry.objects.filter(pk=article_id).delete()


def _parameters(tag: str, document: Document) -> dict[str, str | UUID]:
    text = "\n".join(words(block.content) for block in document.blocks)
    return {
        "article": document.article,
        "service": document.service,
        "configuration": search_configuration(tag),
        "headline": spaced(f"{document.headline}\n{document.short_headline}", tag),
        "deck": spaced(document.deck, tag),
        "text": spaced(text[:_MOST_CHARACTERS], tag),
    }
