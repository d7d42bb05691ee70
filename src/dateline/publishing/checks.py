"""What must be right before readers get an article. Later domains add checks of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from dateline.ground.richtext import plain
from dateline.languages.dates import format_datetime
from dateline.languages.models import Service
from dateline.stories.blocks import Paragraph
from dateline.stories.snapshots import Snapshot
from dateline.wires.models import ItemVersion

from .documents import Document

Check = Callable[[Document, Snapshot, Service, datetime], list[str]]
_checks: Final[list[Check]] = []


def check(function: Check) -> Check:
    """Have a function asked before every publication; it returns one sentence a problem."""
    _checks.append(function)
    return function


def problems(
    document: Document, snapshot: Snapshot, service: Service, now: datetime
) -> tuple[str, ...]:
    """Return why the article is not ready for readers; nothing when it is."""
    return tuple(
        problem for check in _checks for problem in check(document, snapshot, service, now)
    )


@check
def words_are_there(
    document: Document, snapshot: Snapshot, service: Service, now: datetime
) -> list[str]:
    """A headline and one paragraph are the least that is an article."""
    found = []
    if not document.headline.strip():
        found.append("The headline is missing.")
    paragraphs = (b.content for b in document.blocks if isinstance(b.content, Paragraph))
    if not any(plain(paragraph.text).strip() for paragraph in paragraphs):
        found.append("There is no paragraph yet.")
    return found


@check
def pictures_are_told(
    document: Document, snapshot: Snapshot, service: Service, now: datetime
) -> list[str]:
    """Who cannot see a picture is told of it, and who took it is named."""
    found = []
    for picture, words in document.pictures.items():
        which = "The lead picture" if picture == str(document.picture) else "A picture in the text"
        if not words.alt.strip():
            found.append(f"{which} has no alternative text in {service.english_name}.")
        if not words.credit.strip():
            found.append(f"{which} has no credit.")
    return found


@check
def no_source_is_under_embargo(
    document: Document, snapshot: Snapshot, service: Service, now: datetime
) -> list[str]:
    """What an agency holds back until a time does not go out before."""
    ids = {s.item_version for block in snapshot.blocks for s in block.sources if s.item_version}
    if not ids:
        return []
    held = ItemVersion.objects.filter(pk__in=ids, embargoed__gt=now).select_related("item")
    return [
        f"“{version.headline or version.slugline}” ({version.item.provider_id}) is under embargo "
        f"until {format_datetime(version.embargoed, service)}."
        for version in held
        if version.embargoed
    ]
