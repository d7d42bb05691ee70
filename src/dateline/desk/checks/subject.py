"""All facts that the checks look at, fetched at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dateline.desk.queries import WireUse, wire_uses
from dateline.languages.models import Service
from dateline.media.models import Picture
from dateline.stories.blocks import PictureBlock, Related
from dateline.stories.models import Article, State
from dateline.stories.snapshots import Snapshot
from dateline.translation.queries import Unit, units_of


@dataclass(frozen=True, slots=True)
class Subject:
    """An article as it stands, with what its blocks point to.

    `places` are the blocks' places for people, from 1; `sisters` the states of this service's
    articles of the related stories, by story.
    """

    snapshot: Snapshot
    service: Service
    now: datetime
    places: Mapping[UUID, int]
    pictures: Mapping[UUID, Picture]
    wires: tuple[WireUse, ...]
    units: tuple[Unit, ...]
    sisters: Mapping[UUID, str]

    def named(self, block: UUID) -> str:
        """Return what a block is called in a sentence."""
        return f"Block {self.places[block]}"


def load_subject(article: Article, snapshot: Snapshot, now: datetime) -> Subject:
    """Fetch what the checks look at."""
    return Subject(
        snapshot=snapshot,
        service=article.service,
        now=now,
        places={block.id: place for place, block in enumerate(snapshot.blocks, 1)},
        pictures=_pictures(snapshot),
        wires=wire_uses(snapshot),
        units=tuple(units_of(article)),
        sisters=_sisters(snapshot),
    )


def _pictures(snapshot: Snapshot) -> Mapping[UUID, Picture]:
    contents = (block.content for block in snapshot.blocks)
    wanted = {content.picture for content in contents if isinstance(content, PictureBlock)}
    if snapshot.lead_picture:
        wanted.add(snapshot.lead_picture)
    return Picture.objects.prefetch_related("texts").in_bulk(wanted) if wanted else {}


def _sisters(snapshot: Snapshot) -> Mapping[UUID, str]:
    contents = (block.content for block in snapshot.blocks)
    wanted = {story for one in contents if isinstance(one, Related) for story in one.stories}
    if not wanted:
        return {}
    articles = Article.objects.filter(story__in=wanted, service=snapshot.service)
    return dict(articles.exclude(state=State.WITHDRAWN).values_list("story_id", "state"))
