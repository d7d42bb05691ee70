"""The wires beside the text: of the same event first, then by the headline, or what was sought."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import orjson
from django.db.models import Q

from dateline.accounts.models import User
from dateline.languages.words import cut_words
from dateline.stories.models import Article, Material, Source
from dateline.stories.quotations.sources import paragraphs_of
from dateline.web.newsroom.wirelist.rows import Row, row_of
from dateline.wires.models import Entry, ItemVersion
from dateline.wires.policies import may_see_embargoed
from dateline.wires.queries.latest import entries, shown, standing
from dateline.wires.queries.wanted import Wanted

_MOST: Final = 12
_AT_FIRST: Final = 5
_WORDS: Final = 3
_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class PanelParagraph:
    """A paragraph that can be put into the text, with its edge as the script wants it."""

    number: int
    text: str
    source: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class PanelItem:
    """An item with its paragraphs; `barred` are those that may not be used: it was taken back."""

    row: Row
    paragraphs: tuple[PanelParagraph, ...]
    barred: bool
    on_hold: bool

    @property
    def first(self) -> tuple[PanelParagraph, ...]:
        """What is shown at once."""
        return self.paragraphs[:_AT_FIRST]

    @property
    def rest(self) -> tuple[PanelParagraph, ...]:
        """What is folded away."""
        return self.paragraphs[_AT_FIRST:]


@dataclass(frozen=True, slots=True)
class WirePanel:
    """What the panel shows; `found` is of what was typed."""

    typed: str
    same_event: list[PanelItem]
    suggested: list[PanelItem]
    found: list[PanelItem]


def wire_panel(article: Article, typed: str, user: User) -> WirePanel:
    """Return the wires to show beside an article, those only that somebody may see."""
    sees = may_see_embargoed(user)
    used = _used(article)
    if typed:
        page = entries(Wanted(words=typed, muted=True, sees_embargoed=sees), None, _MOST)
        return WirePanel(typed, [], [], _items(page.entries, used))
    same = _same_event(article, sees=sees)
    seen = {entry.pk for entry in same}
    suggested = [one for one in _suggested(article, sees=sees) if one.pk not in seen]
    return WirePanel("", _items(same, used), _items(suggested, used), [])


def _used(article: Article) -> set[tuple[UUID | None, int | None]]:
    edges = Source.objects.filter(block__article=article, block__removed=None, kind="wire")
    return set(edges.values_list("item_version", "paragraph"))


def _same_event(article: Article, *, sees: bool) -> Sequence[Entry]:
    """Return the items that the story uses, and those of their groups."""
    used = Material.objects.filter(story=article.story_id).values("item")
    groups = Entry.objects.filter(pk__in=used).values_list("group", flat=True)
    wanted = Wanted(muted=True, sees_embargoed=sees)
    same = Q(group__in=list(groups)) | Q(pk__in=used)
    return list(shown().filter(standing(wanted), same)[:_MOST])


def _suggested(article: Article, *, sees: bool) -> Sequence[Entry]:
    """Return the newest items that have the words of the headline: all, or else any of them."""
    words = dict.fromkeys(cut_words(article.headline or article.story.slugline))
    telling = sorted((one for one in words if len(one) >= _SHORTEST), key=len, reverse=True)
    found: Sequence[Entry] = []
    for joint in (" ", " or "):
        if telling and not found:
            wanted = Wanted(words=joint.join(telling[:_WORDS]), sees_embargoed=sees)
            found = entries(wanted, None, _MOST).entries
    return found


def _items(
    found: Iterable[Entry], used: Collection[tuple[UUID | None, int | None]]
) -> list[PanelItem]:
    found = list(found)
    texts = ItemVersion.objects.only("paragraphs").in_bulk({one.version_id for one in found})
    return [_item(entry, texts[entry.version_id], used) for entry in found]


def _item(
    entry: Entry, version: ItemVersion, used: Collection[tuple[UUID | None, int | None]]
) -> PanelItem:
    barred = bool({"kill", "withhold"}.intersection(entry.signals))
    paragraphs = tuple(
        PanelParagraph(number, text, _edge(version.pk, number), (version.pk, number) in used)
        for number, text in enumerate(paragraphs_of(version), 1)
        if text.strip()
    )
    return PanelItem(
        row=row_of(entry.version, entry),
        paragraphs=() if barred else paragraphs,
        barred=barred,
        on_hold=bool(entry.held),
    )


def _edge(version: UUID, paragraph: int) -> str:
    edge = {"kind": "wire", "item_version": str(version), "paragraph": paragraph}
    return orjson.dumps(edge).decode()
