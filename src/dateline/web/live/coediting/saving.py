"""When what is typed becomes a revision, and what the database is asked about a document."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.db import Error as DatabaseError
from django.db import connection as database
from django.utils.translation import gettext_noop as _

from dateline.stories.actions import begin_document, catch_up
from dateline.stories.coediting import log
from dateline.stories.errors import StoryError
from dateline.stories.models import Article
from dateline.web.live.coediting.threads import Threads

logger = logging.getLogger(__name__)

# Seconds without a change, or since the first of many, after which there is a revision.
_QUIET: Final = 20.0
_LONGEST_UNSAVED: Final = 120.0


class Saving:
    """Makes revisions of an article that is open here. `tell` shows a notice to all in it."""

    def __init__(
        self, article: UUID, threads: Threads, tell: Callable[[dict[str, Any]], None]
    ) -> None:
        self._article, self._threads, self._tell = article, threads, tell
        self._changed = asyncio.Event()

    def note_change(self) -> None:
        """Take note that there is something to save."""
        self._changed.set()

    async def in_time(self) -> None:
        """Save after a pause in typing, and while it goes on for long."""
        clock = asyncio.get_running_loop().time
        while True:
            await self._changed.wait()
            latest = clock() + _LONGEST_UNSAVED
            while self._changed.is_set() and clock() < latest:
                self._changed.clear()
                await asyncio.sleep(_QUIET)
            await self.now()

    async def now(self) -> int | None:
        """Save, and return the number of the newest revision; None where it could not be saved."""
        try:
            return await self._threads.run(_catch_up, self._article)
        except Article.DoesNotExist:
            return None
        except (DatabaseError, StoryError) as trouble:
            logger.exception("article %s could not be saved", self._article)
            message = _("The article is not saved: %s")
            self._tell({"kind": "problem", "message": message, "values": [str(trouble)]})
            return None


def load_article(article: UUID) -> log.Loaded:
    """Return the document of an article; one that was never opened gets one."""
    return log.load(begin_document(article=article))


def standing_of(article: UUID) -> tuple[int, int]:
    """Return the revision that a document was last saved as, and the last row of its log."""
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT revision, COALESCE((SELECT max(id) FROM stories_documentupdate"
            " WHERE article_id = document.article_id), 0)"
            " FROM stories_document document WHERE article_id = %s",
            [article],
        )
        revision, last = cursor.fetchone()
    return revision, last


def _catch_up(article: UUID) -> int:
    found = Article.objects.get(pk=article)
    catch_up(article=found)
    return found.revision_number
