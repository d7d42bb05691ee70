"""The live wire list."""

from __future__ import annotations

from collections.abc import Collection

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_GET

from dateline.accounts.models import Membership, User
from dateline.ground.events import StoredEvent, latest_cursor
from dateline.web.live.hub import hub
from dateline.web.live.stream import stream
from dateline.web.newsroom.wirelist.filters import Filters, read_filters
from dateline.web.newsroom.wirelist.rows import rows_among
from dateline.wires.events import ItemVersionReceived


@require_GET
async def wire_stream(request: HttpRequest) -> HttpResponseBase:
    """Stream rows of new items, as the wire list shows them, narrowed by the same filters.

    `Last-Event-ID`, else `?cursor=`, says where to go on.
    """
    user = await request.auser()
    if not isinstance(user, User) or not await _may_read(user):
        return HttpResponse("Sign in first.", status=401, content_type="text/plain")
    filters = read_filters(request.GET)
    cursor = request.headers.get("Last-Event-ID") or request.GET.get("cursor", "")
    cursor = cursor or await sync_to_async(latest_cursor)()

    async def render(events: Collection[StoredEvent]) -> str:
        return await sync_to_async(_rows)(events, filters, user.ui_language)

    async def still_allowed() -> bool:
        return await _is_signed_in(request) and await _may_read(user)

    return StreamingHttpResponse(
        stream(hub(), cursor, render, still_allowed),
        content_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


wire_stream.for_whom = "member"  # type: ignore[attr-defined]


async def _may_read(user: User) -> bool:
    return await Membership.objects.filter(user=user.pk, user__is_active=True).aexists()


async def _is_signed_in(request: HttpRequest) -> bool:
    key = request.session.session_key
    return key is not None and await request.session.aexists(key)


def _rows(events: Collection[StoredEvent], filters: Filters, language: str) -> str:
    versions = {
        event.payload["item_version"]
        for event in events
        if event.kind == ItemVersionReceived.kind and event.payload["current"]
    }
    if not versions:
        return ""
    with translation.override(language):
        rows = rows_among(versions, filters)
        context = {"rows": rows, "fresh": True}
        return render_to_string("newsroom/wires/_live.html", context) if rows else ""
