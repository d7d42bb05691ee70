"""The socket `/newsroom/live/articles/<id>/?schema=<number>` (ASGI 3, websocket)."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any, Final
from urllib.parse import parse_qs
from uuid import UUID

from django.utils.translation import gettext_noop as _

from dateline.stories.coediting.structure import MOST_UPDATE_BYTES, SCHEMA
from dateline.web.live.coediting.connection import Connection
from dateline.web.live.coediting.guests import (
    Guest,
    from_our_pages,
    language_of,
    session_of,
    welcome,
)
from dateline.web.live.coediting.house import House, house
from dateline.web.live.coediting.protocol import Close, Kind, Refused, json_frame, read_frame
from dateline.web.live.coediting.room import Room

logger = logging.getLogger(__name__)

_PATH: Final = re.compile(r"/newsroom/live/articles/([0-9a-f-]{36})/?")
# The kind and the number that come before an update.
_MOST_FRAME_BYTES: Final = MOST_UPDATE_BYTES + 16


async def coediting(scope: Any, receive: Any, send: Any) -> None:
    """Answer one socket, from its handshake to its end."""
    if (await receive())["type"] != "websocket.connect":
        return
    await send({"type": "websocket.accept"})
    here = house()
    try:
        guest = await _guest(here, scope)
    except Refused as refusal:
        await _turn_away(send, scope, refusal)
        return
    except Exception:
        logger.exception("a co-editing socket could not be opened")
        await _turn_away(
            send, scope, Refused(Close.RESTART, _("The server is not ready. Try again."))
        )
        return
    connection = Connection(guest, send)
    try:
        room = await here.enter(connection)
    except Refused as refusal:
        connection.end(refusal)
        await connection.close()
        return
    except Exception:
        logger.exception("article %s could not be opened", guest.article)
        connection.restart()
        await connection.close()
        return
    try:
        await _stay(room, connection, receive)
    finally:
        here.leave(room, connection)
        await connection.close()


async def end_coediting() -> None:
    """Write what came and send everybody away: the server ends."""
    await house().close()


async def _guest(here: House, scope: Any) -> Guest:
    headers = dict(scope["headers"])
    if not from_our_pages(headers):
        raise Refused(Close.FORBIDDEN, _("This socket is for pages of the newsroom."))
    schema = parse_qs(scope["query_string"].decode("latin-1")).get("schema")
    if schema != [str(SCHEMA)]:
        raise Refused(Close.OTHER_SCHEMA, _("This page is of another version. Load it anew."))
    found = _PATH.fullmatch(scope["path"])
    try:
        article = UUID(found[1] if found else "")
    except ValueError:
        raise Refused(Close.NO_ARTICLE, _("There is no such article.")) from None
    return await here.threads.run(welcome, session_of(headers), article)


async def _turn_away(send: Any, scope: Any, refusal: Refused) -> None:
    told = refusal.told(language_of(dict(scope["headers"])))
    said = json_frame(Kind.ERROR, {"code": refusal.code, "message": told})
    await send({"type": "websocket.send", "bytes": said})
    # A reason has at most 123 bytes (RFC 6455, section 5.5).
    reason = told.encode()[:120].decode(errors="ignore")
    await send({"type": "websocket.close", "code": int(refusal.code), "reason": reason})


async def _stay(room: Room, connection: Connection, receive: Any) -> None:
    """Return when the browser has gone, or has been told to."""
    listening = asyncio.create_task(_listen(room, connection, receive))
    closed = asyncio.create_task(connection.closed.wait())
    await asyncio.wait({listening, closed}, return_when=asyncio.FIRST_COMPLETED)
    closed.cancel()
    if listening.done():
        listening.result()
    else:
        listening.cancel()
        await asyncio.wait({listening})


async def _listen(room: Room, connection: Connection, receive: Any) -> None:
    while (message := await receive())["type"] != "websocket.disconnect":
        if not connection.is_ending:
            await _hear(room, connection, message)


async def _hear(room: Room, connection: Connection, message: dict[str, Any]) -> None:
    data = message.get("bytes")
    try:
        if data is None:
            raise Refused(Close.MALFORMED, "Messages are binary.")
        if len(data) > _MOST_FRAME_BYTES:
            raise Refused(Close.TOO_LARGE, _("This is too much at once. Paste it in parts."))
        await room.hear(connection, *read_frame(data))
    except Refused as refusal:
        connection.end(refusal)
