"""What the open editors of an article are told, in whatever process they are connected to."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

CHANNEL: Final = "dateline_notices"
_LONGEST: Final = 7_000


def tell_editors(article: UUID, kind: str, **facts: Any) -> None:
    """Tell all who have an article open, when the present transaction commits.

    Args:
        kind: what it is about, as the editor knows it: `checkpoint`, `problem`, `comments`, …
        facts: small, and fit for JSON; who only reads the article sees them too.
    """
    payload = orjson.dumps({"article": article, "notice": {"kind": kind, **facts}})
    if len(payload) > _LONGEST:
        payload = orjson.dumps({"article": article, "notice": {"kind": kind}})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload.decode()])
