"""What the open pages of a front are told."""

from __future__ import annotations

from collections.abc import Collection

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from dateline.accounts.models import User
from dateline.ground.events import StoredEvent, latest_cursor
from dateline.publishing import addresses
from dateline.publishing.events import (
    FrontArranged,
    FrontDrafted,
    FrontScheduleChanged,
    PagesRendered,
)
from dateline.publishing.policies import may_arrange
from dateline.web.live.hub import hub
from dateline.web.live.stream import stream
from dateline.web.live.views import asking, let_go, streamed

_CONCERN = frozenset(one.kind for one in (FrontArranged, FrontDrafted, FrontScheduleChanged))


@require_GET
async def front_stream(request: HttpRequest, code: str) -> HttpResponseBase:
    """Stream that the front of a service stands otherwise, or that somebody is arranging it.

    `Last-Event-ID`, else `?cursor=`, says where to go on.
    """
    user = await request.auser()
    if not isinstance(user, User):
        return HttpResponse("Sign in first.", status=401, content_type="text/plain")
    if not await sync_to_async(may_arrange)(user, code):
        return HttpResponse("Editors only.", status=403, content_type="text/plain")
    cursor = request.headers.get("Last-Event-ID") or request.GET.get("cursor", "")
    cursor = cursor or await sync_to_async(latest_cursor)()
    await let_go()

    async def render(events: Collection[StoredEvent]) -> str:
        return front_html(events, code, str(user.pk))

    async def still_allowed() -> bool:
        try:
            return await asking(request, user)() and await sync_to_async(may_arrange)(user, code)
        finally:
            await sync_to_async(connections.close_all)()

    return streamed(stream(hub(), cursor, render, still_allowed))


front_stream.for_whom = "member"  # type: ignore[attr-defined]


def front_html(events: Collection[StoredEvent], code: str, person: str) -> str:
    """Return what an open page is told: that the front, or who arranges it, is another now.

    What somebody drafts themselves is no news to them.
    """
    path = addresses.front(code)
    for event in events:
        told = event.payload
        if told.get("service") != code:
            continue
        is_own_draft = event.kind == FrontDrafted.kind and told["person"] == person
        if event.kind in _CONCERN and not is_own_draft:
            return "<div data-front-changed></div>"
        if event.kind == PagesRendered.kind and path in told["paths"]:
            return "<div data-front-changed></div>"
    return ""
