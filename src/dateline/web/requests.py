"""How Django answers a request here: in a thread of its own, with a connection of a shared pool.

A connection that is opened for one request knows nothing yet of the tables that a page asks for,
and learns it again for every page: about 10 ms of PostgreSQL.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from asgiref.sync import ThreadSensitiveContext
from django import db
from django.core.handlers.asgi import ASGIHandler

# What the requests of one process may use at once: PostgreSQL has 100 unless told otherwise, for
# two such processes and all others. A page waits for a free one no longer than its reader would.
# After an outage whoever asks next tries anew at once.
MOST: Final = 30
_POOL: Final = {
    "min_size": 1,
    "max_size": MOST,
    "max_idle": 600.0,
    "timeout": 10.0,
    "reconnect_timeout": 1.0,
}


class Handler(ASGIHandler):
    """Django's, where no request keeps a connection of the pool, whatever ends it.

    Only the threads of requests take turns with the pool. Whatever lives longer, such as what reads
    for all open screens, has connections of its own.
    """

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request (ASGI 3)."""
        thread = ThreadPoolExecutor(1, "request", initializer=_take_turns)
        try:
            # What would use the thread after the request is refused: nobody would give back its
            # connection.
            async with ThreadSensitiveContext(executor=thread):
                await self.handle(scope, receive, send)
        finally:
            # It stands in line behind what the thread still does for a browser that has gone.
            thread.submit(db.connections.close_all)
            thread.shutdown(wait=False)


def _take_turns() -> None:
    """Have this thread take its connection from the pool when it first asks the database."""
    alias = db.DEFAULT_DB_ALIAS
    plain = db.connections.databases[alias]
    pooled = {**plain, "CONN_MAX_AGE": 0, "OPTIONS": {**plain["OPTIONS"], "pool": _POOL}}
    db.connections[alias] = db.utils.load_backend(plain["ENGINE"]).DatabaseWrapper(pooled, alias)
