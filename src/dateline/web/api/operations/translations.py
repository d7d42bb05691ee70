"""Translations: which block was made from what, and whether it still says the same."""

from __future__ import annotations

from uuid import UUID

from ninja import Router

from dateline.stories.actions import catch_up_story
from dateline.translation.actions import mark_current
from dateline.translation.queries import units_of
from dateline.web.api.answers import answers
from dateline.web.api.finding import find_article, find_block
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.checks import SeenIn, UnitOut

router = Router(tags=["Translations"])


@router.get(
    "/articles/{uuid:article_id}/units",
    response=answers(list[UnitOut], problems=(404,)),
    operation_id="list_units",
    summary="Read an article beside what it is translated from",
)
def list_units(request: SignedIn, article_id: UUID) -> list[UnitOut]:
    """Return the units of an article in its order.

    `missing`: nothing is written yet; `draft`: it stands beside the present source; `stale`: the
    source says something else now; `new`: the source has a block that is not here yet; `own`: the
    block is no translation.
    """
    demand_reading(request.auth)
    article = find_article(article_id)
    catch_up_story(article=article)
    return [UnitOut.of(unit) for unit in units_of(article)]


@router.post(
    "/articles/{uuid:article_id}/blocks/{uuid:block_id}/current",
    response=answers(list[UnitOut], problems=(404, 409)),
    operation_id="mark_current",
    summary="Accept a translation of the present source",
)
def post_current(
    request: SignedIn, article_id: UUID, block_id: UUID, accepted: SeenIn
) -> list[UnitOut]:
    """Say that a block is the translation of what its source says now, and return the units."""
    article = find_article(article_id)
    mark_current(block=find_block(article, block_id), by=request.auth, seen=accepted.seen)
    return [UnitOut.of(unit) for unit in units_of(article)]
