"""How the wires behind blocks stand now."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal
from uuid import UUID

from django.utils import timezone

from dateline.stories.quotations.sources import paragraphs_of
from dateline.wires.models import ItemVersion
from dateline.wires.queries import standing_of
from dateline.wires.standing import Standing

SourceStanding = Literal["", "killed", "withheld", "held", "embargoed", "corrected"]


def standings_of(
    uses: Collection[tuple[ItemVersion, int]],
) -> dict[tuple[UUID, int], SourceStanding]:
    """Return by version and paragraph how the source stands, the gravest first; "" where well.

    `corrected`: the newest version of the item has the paragraph no more as it was used.

    Args:
        uses: versions with their item and its newest version, and numbers of paragraphs.
    """
    known = standing_of({version.item_id for version, _ in uses})
    newest = {version.pk: _said(version.item.current) for version, _ in uses}
    return {
        (version.pk, paragraph): _standing(version, paragraph, known, newest[version.pk])
        for version, paragraph in uses
    }


def _standing(
    version: ItemVersion,
    paragraph: int,
    known: dict[UUID, Standing],
    newest: set[str],
) -> SourceStanding:
    standing = known.get(version.item_id, Standing((), None, ""))
    if "kill" in standing.signals:
        return "killed"
    if "withhold" in standing.signals:
        return "withheld"
    if standing.held:
        return "held"
    if standing.embargoed and standing.embargoed > timezone.now():
        return "embargoed"
    said = paragraphs_of(version)[paragraph - 1 : paragraph]
    return "corrected" if newest and not newest.issuperset(map(_gist, said)) else ""


def _said(version: ItemVersion | None) -> set[str]:
    return {_gist(text) for text in paragraphs_of(version)} if version else set()


def _gist(text: str) -> str:
    return " ".join(text.split())
