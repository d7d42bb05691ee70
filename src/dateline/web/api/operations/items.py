"""Wire items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from ninja import Query, Router

from dateline.web.api.answers import answers
from dateline.web.api.finding import NotHere, find_version
from dateline.web.api.paging import Cursor, Limit, next_address, read_cursor
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.items import ItemOut, ItemPage, ItemSummary
from dateline.wires.models import Entry, Item, ItemVersion
from dateline.wires.policies import may_see_embargoed
from dateline.wires.queries import Wanted, entries, hidden_items, item_history

router = Router(tags=["Wires"])


@dataclass(frozen=True)
class _Read:
    """An item with its versions, newest first, and how it stands."""

    item: Item
    versions: list[ItemVersion]
    entry: Entry | None


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
    """Return the current version of each item, the last received first.

    Items under embargo are left out until it ends.
    """
    demand_reading(request.auth)
    wanted = Wanted(
        providers=(provider,) if provider else (),
        languages=(language,) if language else (),
        words=q,
        signals=(signal,) if signal else (),
        muted=True,
        sees_embargoed=may_see_embargoed(None),
    )
    page = entries(wanted, read_cursor(cursor) if cursor else None, limit)
    return ItemPage(
        items=[ItemSummary.of(entry.version, entry) for entry in page.entries],
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
    return ItemOut.of(current, history.entry)


@router.get(
    "/items/{uuid:item_id}/versions",
    response=answers(list[ItemOut], problems=(404,)),
    operation_id="list_item_versions",
    summary="Read all versions of a wire item",
)
def list_item_versions(request: SignedIn, item_id: UUID) -> list[ItemOut]:
    """Return every version of an item, the newest first by its number or time."""
    history = _history(request, item_id)
    return [ItemOut.of(version, history.entry) for version in history.versions]


@router.get(
    "/item-versions/{uuid:version_id}",
    response=answers(ItemOut, problems=(404,)),
    operation_id="read_item_version",
    summary="Read one version of a wire item",
)
def read_item_version(request: SignedIn, version_id: UUID) -> ItemOut:
    """Return the very version that a source of a block names."""
    demand_reading(request.auth)
    version = find_version(version_id)
    return ItemOut.of(version, Entry.objects.filter(pk=version.item_id).first())


def _history(request: SignedIn, item_id: UUID) -> _Read:
    demand_reading(request.auth)
    try:
        history = item_history(item_id)
    except Item.DoesNotExist:
        raise NotHere("item") from None
    if not history.versions or hidden_items([item_id]):
        raise NotHere("item")
    return _Read(history.item, history.versions, Entry.objects.filter(pk=item_id).first())
