"""The live wires and flashes."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Collection, Sequence
from contextlib import AbstractContextManager, aclosing
from uuid import UUID

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_GET

from dateline.accounts.models import Membership, User
from dateline.ground.events import StoredEvent, latest_cursor
from dateline.web.live.board import Target, board, flashes_html
from dateline.web.live.hub import hub
from dateline.web.live.stream import StillAllowed, stream, told_of
from dateline.web.newsroom.desk.cards import Wanted, wanted_of
from dateline.web.newsroom.desk.rendered import changes_html, concerns, notices_html, story_html
from dateline.web.newsroom.flashes import Watcher, watcher_of
from dateline.web.newsroom.wirelist.columns import shown_columns


@require_GET
async def wire_stream(request: HttpRequest) -> HttpResponseBase:
    """Stream rows of new items for the columns that the wire list of this address shows.

    `Last-Event-ID`, else `?cursor=`, says where to go on. Flashes come too.
    """
    return await _streamed(request, columns=True)


@require_GET
async def flash_stream(request: HttpRequest) -> HttpResponseBase:
    """Stream the strip of flashes, for the pages that show no wires."""
    return await _streamed(request, columns=False)


@require_GET
async def desk_stream(request: HttpRequest) -> HttpResponseBase:
    """Stream the cards of the board that this address shows, as they change.

    With `?story=` it tells when the languages of that story stand otherwise.
    `Last-Event-ID`, else `?cursor=`, says where to go on.
    """
    user = await request.auser()
    if not isinstance(user, User) or not await _may_read(user):
        return HttpResponse("Sign in first.", status=401, content_type="text/plain")
    story = request.GET.get("story", "")
    wanted = await sync_to_async(wanted_of)(request, user)
    cursor = request.headers.get("Last-Event-ID") or request.GET.get("cursor", "")
    cursor = cursor or await sync_to_async(latest_cursor)()
    await let_go()

    async def render(events: Collection[StoredEvent]) -> str:
        if story:
            return story_html(events, story)
        return await sync_to_async(_changes)(events, wanted, user.ui_language)

    return streamed(stream(hub(), cursor, render, asking(request, user)))


for _view in (wire_stream, flash_stream, desk_stream):
    _view.for_whom = "member"  # type: ignore[attr-defined]


async def _streamed(request: HttpRequest, *, columns: bool) -> HttpResponseBase:
    user = await request.auser()
    if not isinstance(user, User) or not await _may_read(user):
        return HttpResponse("Sign in first.", status=401, content_type="text/plain")
    watcher, targets = await sync_to_async(_asked)(user, request, columns)
    cursor = request.headers.get("Last-Event-ID") or request.GET.get("cursor", "")
    first = ""
    if not cursor:
        # Who has no place to go on at may have missed a flash.
        cursor = await sync_to_async(latest_cursor)()
        first = told_of(await sync_to_async(flashes_html)(watcher), cursor)
    await let_go()

    async def render(events: Collection[StoredEvent]) -> str:
        html = await board().html(events, targets, watcher)
        if concerns(events, user.pk):
            html += await sync_to_async(_notices)(events, user.pk, user.ui_language)
        return html

    pieces = stream(hub(), cursor, render, asking(request, user))
    return streamed(_while_watching(board().watching(targets), first, pieces))


def asking(request: HttpRequest, user: User) -> StillAllowed:
    """Return what a stream asks at each heartbeat: whether somebody may still read here."""

    async def still_allowed() -> bool:
        allowed = await _is_signed_in(request) and await _may_read(user)
        await let_go()
        return allowed

    return still_allowed


def streamed(pieces: AsyncIterator[str]) -> StreamingHttpResponse:
    """Answer with a stream of events."""
    return StreamingHttpResponse(
        pieces,
        content_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _changes(events: Collection[StoredEvent], wanted: Wanted, language: str) -> str:
    try:
        return changes_html(events, wanted, language)
    finally:
        connections.close_all()


def _notices(events: Collection[StoredEvent], person: UUID, language: str) -> str:
    try:
        return notices_html(events, person, language)
    finally:
        connections.close_all()


async def _while_watching(
    watching: AbstractContextManager[None], first: str, pieces: AsyncGenerator[str]
) -> AsyncIterator[str]:
    with watching:
        if first:
            yield first
        async with aclosing(pieces):
            async for piece in pieces:
                yield piece


def _asked(user: User, request: HttpRequest, columns: bool) -> tuple[Watcher, Sequence[Target]]:
    watcher = watcher_of(user) or Watcher(frozenset(), False, user.ui_language)
    shown = shown_columns(user, request.GET) if columns else []
    return watcher, [Target(one.key, one.wanted) for one in shown]


async def let_go() -> None:
    """Close this request's connection to the database: hundreds of screens stay open for hours."""
    await sync_to_async(connections.close_all)()


async def _may_read(user: User) -> bool:
    return await Membership.objects.filter(user=user.pk, user__is_active=True).aexists()


async def _is_signed_in(request: HttpRequest) -> bool:
    key = request.session.session_key
    return key is not None and await request.session.aexists(key)
