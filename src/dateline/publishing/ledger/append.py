"""Adding to the chain, one at a time whoever publishes."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db import connection

from dateline.accounts.models import User
from dateline.ground import signing
from dateline.publishing.canonical import canonical_json, sha256_hex
from dateline.publishing.documents.model import instant
from dateline.publishing.models import Kind, NoteKind, Publication
from dateline.stories.models import Article, Revision

_LOCK: Final = 0x4C_45_44_47_45_52
_LAST: Final = """
    SELECT pg_advisory_xact_lock(%s);
    SELECT number, sha256 FROM publishing_publication ORDER BY number DESC LIMIT 1
"""


def append(
    *,
    article: Article,
    kind: Kind,
    revision: Revision | None,
    content: dict[str, Any],
    at: datetime,
    by: User | None,
    note: NoteKind = NoteKind.NONE,
) -> Publication:
    """Add a publication to the chain; others wait from here to the end of the transaction.

    The entry tells which article of which service was published, updated or withdrawn and when,
    with which kind of note, and the hash of the content: no word of it, so that nothing withdrawn
    stays in the ledger.
    """
    words = canonical_json(content)
    last, previous = _last_of_chain()
    entry = canonical_json(
        {
            "article": str(article.pk),
            "at": instant(at),
            "content": sha256_hex(words),
            "kind": kind.value,
            "number": last + 1,
            "previous": previous,
            "service": article.service_id,
            "story": str(article.story_id),
            **({"note": note.value} if note else {}),
        }
    )
    return Publication.objects.create(
        number=last + 1,
        article=article,
        service_id=article.service_id,
        revision=revision,
        kind=kind,
        note=note,
        content=words.decode(),
        content_sha256=sha256_hex(words),
        entry=entry.decode(),
        sha256=sha256_hex(entry),
        previous=previous,
        signature=signing.sign(entry),
        key=signing.public_key(),
        at=at,
        by=by,
    )


def _last_of_chain() -> tuple[int, str]:
    """Return number and hash of the newest entry, or 0 and nothing.

    Two statements in one message: the second sees what was committed while the first waited.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [_LOCK])
        cursor.nextset()
        row = cursor.fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")
