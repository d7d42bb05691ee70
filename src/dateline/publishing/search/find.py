"""Finding: what a reader typed, to the articles that have it."""

from __future__ import annotations

from typing import Final

from django.db import connection

from dateline.languages.models import Service
from dateline.languages.search import search_configuration
from dateline.publishing.assemble.memo import Shown

from .segments import spaced

PER_PAGE: Final = 20
MOST_PAGES: Final = 50
_MOST_CHARACTERS: Final = 200

# So many of the newest that have the words are weighed: to weigh a word that half of an archive has
# takes seconds, and whoever looks for such a word looks for news.
_WEIGHED: Final = 1_000

# websearch_to_tsquery takes whatever a person types: it knows no error. Ids grow with time.
_FIND: Final = """
WITH query AS MATERIALIZED (
  SELECT websearch_to_tsquery(%(configuration)s::regconfig, %(query)s) AS words),
matching AS MATERIALIZED (
  SELECT entry.article_id FROM publishing_searchentry entry
  WHERE entry.words @@ (SELECT words FROM query) AND entry.service_id = %(service)s),
newest AS MATERIALIZED (
  SELECT article_id FROM matching ORDER BY article_id DESC LIMIT %(weighed)s)
SELECT article.article_id, article.story_id, article.service_id, article.path,
       article.publication_id, article.modified
FROM newest
JOIN publishing_searchentry entry USING (article_id)
JOIN publishing_publicarticle article USING (article_id)
WHERE article.standing
ORDER BY ts_rank_cd(entry.words, (SELECT words FROM query), 1) DESC,
         article.first_published DESC
LIMIT %(most)s OFFSET %(skipped)s
"""


def find(service: Service, query: str, *, page: int = 1) -> tuple[tuple[Shown, ...], bool]:
    """Return a page of the articles of a service that have the words, and whether there are more.

    Of the newest thousand that have them, those that say most about them come first.

    Args:
        query: words, "phrases", -exclusions and `or`, as in web search engines; what is beyond 200
            characters is not looked at.
        page: from 1 to `MOST_PAGES`.
    """
    parameters: dict[str, str | int] = {
        "service": service.code,
        "configuration": search_configuration(service.language_tag),
        "query": spaced(query[:_MOST_CHARACTERS], service.language_tag),
        "weighed": _WEIGHED,
        "most": PER_PAGE + 1,
        "skipped": (page - 1) * PER_PAGE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIND, parameters)
        rows = tuple(Shown(*row) for row in cursor.fetchall())
    return rows[:PER_PAGE], len(rows) > PER_PAGE and page < MOST_PAGES
