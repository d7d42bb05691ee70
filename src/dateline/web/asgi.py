"""Who answers a request: files for readers, Django for journalists and programs.

Readers' pages never reach Django or the database.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, Final

from dateline.ground.settings import get_settings
from dateline.web.audience import PREFIX, Beacon
from dateline.web.bounds import FORMS, PUSHED, Bounded
from dateline.web.live.coediting.endpoint import coediting, end_coediting
from dateline.web.requests import Handler
from dateline.web.site import Site

Application = Callable[[Any, Any, Any], Awaitable[None]]
_DJANGO: Final = ("/newsroom/", "/api/", "/accounts/")
_PUSH: Final = "/wires/push/"
_SEARCH: Final = re.compile(r"/[^/]+/(lite/)?search/")
_DJANGO_ROOTS: Final = frozenset(path.rstrip("/") for path in _DJANGO)
_AUDIENCE: Final = f"{PREFIX}/"
_STATIC: Final = "/static/"
_COEDITING: Final = "/newsroom/live/articles/"


class Dispatcher:
    """Sends a request to the site's files, to the newsroom's static files, or to Django."""

    def __init__(self, *, django: Application, site: Site, static: Site) -> None:
        self._beacon = Beacon(site)
        self._django, self._site, self._static = django, site, static
        self._forms, self._push = Bounded(django, FORMS), Bounded(django, PUSHED)

    def __call__(self, scope: Any, receive: Any, send: Any) -> Awaitable[None]:
        """Answer one request (ASGI 3): who answers is awaited, and nothing between."""
        if scope["type"] == "http":
            answering = self._application(scope["path"], scope["query_string"])
            return answering(scope, receive, send)
        if scope["type"] == "lifespan":
            return self._live(receive, send)
        if scope["path"].startswith(_COEDITING):
            return coediting(scope, receive, send)
        return self._django(scope, receive, send)

    def _application(self, path: str, query: bytes) -> Application:
        if path.startswith(_DJANGO) or path in _DJANGO_ROOTS:
            return self._forms
        if query and _SEARCH.fullmatch(path):
            # The page with nothing but its form is a file like others.
            return self._forms
        if path.startswith(_AUDIENCE):
            return self._beacon
        if path.startswith(_PUSH):
            return self._push
        if path.startswith(_STATIC) and not self._site.has(path):
            return self._static
        return self._site

    async def _live(self, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await end_coediting()
                await self._beacon.end()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return


def make_application() -> Dispatcher:
    """Return the application of this installation."""
    settings = get_settings()
    return Dispatcher(
        django=Handler(),
        site=Site(settings.site_root, is_purged=bool(settings.caches)),
        static=Site(settings.var / "static", prefix="/static"),
    )


application: Final = make_application()
