"""The log of documents: every update is a row before anybody is told that it arrived.

Appending takes a lock of the article until its transaction ends, so ids are in the order of the
commits and whoever has read up to an id has missed nothing before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection
from pycrdt import Doc

from dateline.stories.models import Document

CHANNEL: Final = "dateline_documents"
"""Where each append is told when it commits: article and id of the last row, a space between."""


@dataclass(frozen=True, slots=True)
class Update:
    """A Yjs update and who made it; None is the system itself."""

    data: bytes
    person: UUID | None


@dataclass(frozen=True, slots=True)
class Logged(Update):
    """An update with its place in the log."""

    id: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document as the log has it, up to the row `last`."""

    doc: Doc[Any]
    last: int


def lock_log(article: UUID) -> None:
    """Let nobody else append to an article's log before the present transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"document {article}"]
        )


def append(*, article: UUID, updates: Sequence[Update], after: int) -> tuple[list[Logged], int]:
    """Write updates and return those of others since `after`, and the id of the last row.

    Effects: rows of the log; a notification when the transaction commits.

    Raises:
        IntegrityError: nobody opened the article in the editor.
    """
    with connection.cursor() as cursor:
        # One statement (migration 0007): it is asked for with each keystroke.
        cursor.execute(
            "SELECT id, data, person_id FROM stories_append(%s, %s::bytea[], %s::uuid[], %s)",
            [
                article,
                [update.data for update in updates],
                [update.person for update in updates],
                after,
            ],
        )
        *others, (last, _, _) = cursor.fetchall()
    return [Logged(bytes(row[1]), row[2], row[0]) for row in others], last


def since(article: UUID, after: int) -> list[Logged]:
    """Return the updates after a row, in their order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, data, person_id FROM stories_documentupdate"
            " WHERE article_id = %s AND id > %s ORDER BY id",
            [article, after],
        )
        return [Logged(bytes(row[1]), row[2], row[0]) for row in cursor.fetchall()]


def load(document: Document) -> Loaded:
    """Return a document with all of its log."""
    doc = restore(document)
    last = document.folded
    with doc.transaction():
        for update in since(document.pk, document.folded):
            doc.apply_update(update.data)
            last = update.id
    return Loaded(doc, last)


def change_by(doc: Doc[Any], action: Callable[[], None]) -> bytes | None:
    """Change a document and return the change as one update; None where nothing changed."""
    changes: list[bytes] = []
    watch = doc.observe(lambda event: changes.append(event.update))
    with doc.transaction():
        action()
    doc.unobserve(watch)
    return changes[0] if changes else None


def restore(document: Document) -> Doc[Any]:
    """Return a document as it was at the row `folded`."""
    doc: Doc[Any] = Doc(allow_multithreading=True)
    doc.apply_update(bytes(document.state))
    return doc
