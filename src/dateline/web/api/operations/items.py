"""Wire items."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from ninja import Query, Router

from dateline.web.api.answers import answers
from dateline.web.api.finding import NotHere, find_version
from dateline.web.api.paging import Cursor, Limit, next_address, read_cursor
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.items import ItemOut, ItemPage, ItemSummary
from dateline.wires.models import Item
from dateline.wires.queries import ItemHistory, item_history, latest_versions

router = Router(tags=["Wires"])


@router.get(
    "/items", response=answers(ItemPage), operation_id="list_items", summary="List wire items"
)
def list_items(
    request: SignedIn,
    provider: Annotated[str, Query(description="Code of an agency.", max_length=60)] = "",
    language: Annotated[str, Query(description="`en` finds `en-GB` too.", max_length=35)] = "",
    signal: Annotated[str, Query(description="Such as `kill`.", max_length=20)] = "",
    q: Annotated[str, Query(description='Words, "a phrase", or, -not.', max_length=200)] = "",
    cursor: Cursor = "",
    limit: Limit = 50,
) -> ItemPage:
    """Return the current version of each item, the last received first."""
    demand_reading(request.auth)
    page = latest_versions(
        provider=provider or None,
        language=language or None,
        words=q or None,
        signal=signal or None,
        cursor=read_cursor(cursor) if cursor else None,
        limit=limit,
    )
    return ItemPage(
        items=[ItemSummary.of(version) for version in page.versions],
        next=next_address(request, page.next_cursor),
    )


@router.get(
    "/items/{uuid:item_id}",
    response=answers(ItemOut, problems=(404,)),
    operation_id="read_item",
    summary="Read a wire item",
)
def read_item(request: SignedIn, item_id: UUID) -> ItemOut:
    """Return the current version of an item with its numbered paragraphs."""
    history = _history(request, item_id)
    current = next(
        (one for one in history.versions if one.pk == history.item.current_id),
        history.versions[0],
    )
    return ItemOut.of(current)


@router.get(
    "/items/{uuid:item_id}/versions",
    response=answers(list[ItemOut], problems=(404,)),
    operation_id="list_item_versions",
    summary="Read all versions of a wire item",
)
def list_item_versions(request: SignedIn, item_id: UUID) -> list[ItemOut]:
    """Return every version of an item, the newest first by its number or time."""
    return [ItemOut.of(version) for version in _history(request, item_id).versions]


@router.get(
    "/item-versions/{uuid:version_id}",
    response=answers(ItemOut, problems=(404,)),
    operation_id="read_item_version",
    summary="Read one version of a wire item",
)
def read_item_version(request: SignedIn, version_id: UUID) -> ItemOut:
    """Return the very version that a source of a block names."""
    demand_reading(request.auth)
    return ItemOut.of(find_version(version_id))


def _history(request: SignedIn, item_id: UUID) -> ItemHistory:
    demand_reading(request.auth)
    try:
        history = item_history(item_id)
    except Item.DoesNotExist:
        raise NotHere("item") from None
    if not history.versions:
        raise NotHere("item")
    return history
