"""All facts that the checks look at, each fetched at once and when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from dateline.desk.queries import WireUse, wire_uses
from dateline.languages.models import Service
from dateline.media.models import Picture
from dateline.stories.blocks import PictureBlock, Related, is_text, words
from dateline.stories.models import Article, State
from dateline.stories.quotations import CheckedQuotation, QuotingBlock, check_quotations
from dateline.stories.snapshots import Snapshot
from dateline.stories.undeclared import DeclaredBlock, Undeclared, find_undeclared
from dateline.translation.queries import Unit, units_of
from dateline.wires.queries import standing_of
from dateline.wires.standing import Standing, facts_of, standing_from


@dataclass(frozen=True)
class Subject:
    """An article as it stands, with what its blocks point to.

    `places` are the blocks' places for people, from 1.
    """

    article: Article
    snapshot: Snapshot
    service: Service
    now: datetime
    places: Mapping[UUID, int]

    @cached_property
    def pictures(self) -> Mapping[UUID, Picture]:
        """The pictures of the article that are in the library, with their texts."""
        return _pictures(self.snapshot)

    @cached_property
    def wires(self) -> tuple[WireUse, ...]:
        """What the blocks rest on in the wires."""
        return wire_uses(self.snapshot)

    @cached_property
    def standings(self) -> Mapping[UUID, Standing]:
        """How the items stand on which the blocks rest."""
        return _standings(self.wires, self.now)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The blocks beside what they are translated from."""
        return tuple(units_of(self.article))

    @cached_property
    def sisters(self) -> Mapping[UUID, str]:
        """The states of this service's articles of the related stories, by story."""
        return _sisters(self.snapshot)

    @cached_property
    def quotations(self) -> Mapping[UUID, Sequence[CheckedQuotation]]:
        """The direct quotations of each block that has any, looked up in its sources."""
        return _quotations(self.snapshot, self.service)

    @cached_property
    def undeclared(self) -> Mapping[UUID, Sequence[Undeclared]]:
        """The wires that blocks look taken from without saying so, by block."""
        return _undeclared(self.snapshot)


def load_subject(article: Article, snapshot: Snapshot, now: datetime) -> Subject:
    """Return what the checks look at."""
    return Subject(
        article=article,
        snapshot=snapshot,
        service=article.service,
        now=now,
        places={block.id: place for place, block in enumerate(snapshot.blocks, 1)},
    )


def _quotations(snapshot: Snapshot, service: Service) -> Mapping[UUID, Sequence[CheckedQuotation]]:
    blocks = [
        QuotingBlock(one.id, one.content, one.sources, one.speakers) for one in snapshot.blocks
    ]
    checked = check_quotations(blocks, service.language_tag)
    return {block.id: found for block, found in zip(snapshot.blocks, checked, strict=True) if found}


def _undeclared(snapshot: Snapshot) -> Mapping[UUID, Sequence[Undeclared]]:
    blocks = [one for one in snapshot.blocks if is_text(one.content)]
    asked = [DeclaredBlock(words(one.content), one.sources) for one in blocks]
    found = find_undeclared(asked, sees_embargoed=True)
    return {block.id: wires for block, wires in zip(blocks, found, strict=True) if wires}


def _pictures(snapshot: Snapshot) -> Mapping[UUID, Picture]:
    contents = (block.content for block in snapshot.blocks)
    wanted = {content.picture for content in contents if isinstance(content, PictureBlock)}
    if snapshot.lead_picture:
        wanted.add(snapshot.lead_picture)
    return Picture.objects.prefetch_related("texts").in_bulk(wanted) if wanted else {}


def _standings(uses: Iterable[WireUse], now: datetime) -> Mapping[UUID, Standing]:
    newest = {use.newest.item_id: use for use in uses}
    found = standing_of(newest)
    for item, use in newest.items():
        if item not in found:
            # Without an entry its newest version is all there is to go by.
            provider = use.version.item.provider_id
            found[item] = standing_from([facts_of(use.newest, provider)], now=now)
    return found


def _sisters(snapshot: Snapshot) -> Mapping[UUID, str]:
    contents = (block.content for block in snapshot.blocks)
    wanted = {story for one in contents if isinstance(one, Related) for story in one.stories}
    if not wanted:
        return {}
    articles = Article.objects.filter(story__in=wanted, service=snapshot.service)
    return dict(articles.exclude(state=State.WITHDRAWN).values_list("story_id", "state"))
