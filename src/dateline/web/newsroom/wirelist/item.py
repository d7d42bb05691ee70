"""The page of one item: its facts, its versions, and what changed between them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from dateline.accounts.models import User
from dateline.ground.richtext import Text
from dateline.stories.models import Article
from dateline.web.newsroom.differences import Part
from dateline.web.newsroom.wirelist.alike import alike_rows
from dateline.web.newsroom.wirelist.beside import Beside, beside
from dateline.web.newsroom.wirelist.rows import Row, row_of
from dateline.web.newsroom.wirelist.said import Said, said_by, said_of
from dateline.wires.models import Entry, Hold, ItemVersion
from dateline.wires.policies import may_see_embargoed
from dateline.wires.queries import Change, changes_between, item_history
from dateline.wires.queries.standing import is_under_embargo

_CHANGE_OF = {"same": "same", "added": "new", "removed": "gone"}


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph of the version shown; `number` is None where it was in the one before only.

    Where its words changed, `changes` holds them; else `text` is the paragraph as it came.
    """

    number: int | None
    kind: str
    text: Text
    changes: tuple[Part, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An item at one of its versions. `beside` is there where two versions are compared."""

    row: Row
    entry: Entry | None
    versions: list[ItemVersion]
    previous: ItemVersion | None
    paragraphs: list[ShownParagraph]
    articles: list[Article]
    holds: list[Hold]
    said_of: list[Said]
    said_by: list[Said]
    beside: Beside | None
    alike: list[Row]

    @property
    def version(self) -> ItemVersion:
        """The version shown."""
        return self.row.version

    @property
    def is_newest(self) -> bool:
        """Whether there is no later version."""
        return self.versions[0].pk == self.version.pk

    @property
    def changed(self) -> int:
        """How many paragraphs differ from the version before."""
        return sum(1 for paragraph in self.paragraphs if paragraph.changes)

    @property
    def changed_unsaid(self) -> list[ShownParagraph]:
        """The paragraphs that the agency changed without saying so, where it did."""
        if not self.is_newest or not self.entry:
            return []
        if "possible-correction" not in self.entry.signals:
            return []
        return [paragraph for paragraph in self.paragraphs if paragraph.changes]


def item_page(
    item_id: UUID, version_id: str = "", against: str = "", *, sees_embargoed: bool = False
) -> ItemPage:
    """Return an item at a version, its newest where none of the given id is there.

    Args:
        item_id: the item.
        version_id: the version to show.
        against: the version to lay beside it; empty for none.
        sees_embargoed: whether what is alike is shown where it is under embargo.

    Raises:
        Item.DoesNotExist: there is no such item.
    """
    history = item_history(item_id)
    shown = next((v for v in history.versions if str(v.pk) == version_id), history.versions[0])
    other = next((v for v in history.versions if str(v.pk) == against), None)
    previous = history.before(shown)
    entry = Entry.objects.defer("search").filter(pk=item_id).first()
    is_newest = shown.pk == history.versions[0].pk
    return ItemPage(
        row=row_of(shown, entry if is_newest else None),
        entry=entry,
        versions=history.versions,
        previous=previous,
        paragraphs=_changed(previous, shown) if previous else _as_they_are(shown),
        articles=_used_in(item_id),
        holds=list(Hold.objects.filter(item=item_id, verdict="").order_by("raised")),
        said_of=said_of(item_id),
        said_by=said_by(shown),
        beside=beside(other, shown) if other and other.pk != shown.pk else None,
        alike=alike_rows(item_id, sees_embargoed=sees_embargoed),
    )


def is_kept_back(version: ItemVersion, user: User) -> bool:
    """Whether an item is under embargo, and somebody may not see it."""
    return is_under_embargo(version.item_id) and not may_see_embargoed(user)


def _as_they_are(version: ItemVersion) -> list[ShownParagraph]:
    return [_paragraph(version, n + 1, (), is_new=False) for n in range(len(version.paragraphs))]


def _changed(previous: ItemVersion, version: ItemVersion) -> list[ShownParagraph]:
    return [_from_change(version, change) for change in changes_between(previous, version)]


def _from_change(version: ItemVersion, change: Change) -> ShownParagraph:
    if change.new_number is not None and change.kind == "same":
        return _paragraph(version, change.new_number, (), is_new=False)
    parts = tuple(Part(_CHANGE_OF[kind], text) for kind, text in change.words)  # type: ignore[arg-type]
    if change.new_number is None:
        return ShownParagraph(None, "paragraph", (), parts, is_new=False)
    return _paragraph(version, change.new_number, parts, is_new=change.kind == "added")


def _paragraph(
    version: ItemVersion, number: int, changes: tuple[Part, ...], *, is_new: bool
) -> ShownParagraph:
    kind = version.paragraphs[number - 1].get("kind", "paragraph")
    return ShownParagraph(number, kind, version.paragraph(number), changes, is_new)


def _used_in(item_id: UUID) -> list[Article]:
    used = Article.objects.filter(blocks__removed=None, blocks__sources__item_version__item=item_id)
    return list(used.select_related("service").distinct().order_by("-changed")[:12])
