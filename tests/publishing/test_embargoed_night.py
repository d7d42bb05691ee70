"""An embargo that ends in the night in which the clocks change, in three zones and four languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from dateline.ground import events
from dateline.ground.richtext import from_plain
from dateline.languages.actions import change_service
from dateline.languages.models import Service
from dateline.publishing import tasks
from dateline.publishing.actions import (
    add_missing_pages,
    publish_article,
    publish_due,
    render_pages,
    schedule_article,
)
from dateline.publishing.actions.schedule import overdue
from dateline.publishing.delivery.encodings import decoded
from dateline.publishing.errors import NotReady
from dateline.publishing.models import Publication, Schedule
from dateline.publishing.search.find import find
from dateline.stories.actions import create_article, create_story, save_article, take_paragraphs
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import draft_of
from dateline.stories.models import Article, Revision
from dateline.stories.queries import latest_revision
from dateline.translation.actions import start_translation
from dateline.wires.events import ItemStandingChanged
from dateline.wires.models import Entry, ItemVersion

pytestmark = pytest.mark.django_db
SECRET = "Unspeakable"
# In Berlin half past two comes twice in this night, and the embargo means the second one.
END = datetime(2030, 10, 27, 1, 30, tzinfo=UTC)
LOCAL = {
    "en": ("Europe/Berlin", "2030-10-27T02:30"),
    "fa": ("Asia/Tehran", "2030-10-27T05:00"),
    "fr": ("America/New_York", "2030-10-26T21:30"),
    # Follows the embargo, whenever that ends.
    "ru": ("Europe/Berlin", ""),
}
Files = Callable[[], dict[str, bytes]]


class Clock:
    """The time that the newsroom takes it to be."""

    def __init__(self) -> None:
        self.now = datetime(2030, 10, 26, 20, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(timezone, "now", made)
    return made


@pytest.fixture
def version(newsroom: Any, wire: Any) -> ItemVersion:
    """A wire under embargo."""
    made: ItemVersion = wire("afp", f"{SECRET} until then.")
    Entry.objects.filter(pk=made.item_id).update(embargoed=END)
    return made


@pytest.fixture
def articles(
    newsroom: Any, version: ItemVersion, clock: Clock
) -> dict[str, tuple[Article, Revision]]:
    """One article that rests on the wire, and its translations made ahead."""
    services = {}
    for code, (zone, _) in LOCAL.items():
        row = Service.objects.get(pk=code)
        changes = {"active": True, "time_zone": zone}
        services[code] = change_service(service=row, changes=changes, by=None)
    story = create_story(slugline=SECRET, by=newsroom.reporter)
    first = create_article(story=story, service=services["en"], by=newsroom.reporter)
    take_paragraphs(article=first, item_version=version, paragraphs=[1], by=newsroom.reporter)
    made = {"en": first}
    for code in ("fa", "fr", "ru"):
        made[code] = start_translation(source=first, service=services[code], by=newsroom.reporter)
    return {code: (one, _write(one, newsroom)) for code, one in made.items()}


def _write(article: Article, newsroom: Any) -> Revision:
    present = latest_revision(article)
    assert present is not None
    draft = draft_of(present.snapshot).model_copy(
        update={"headline": f"{SECRET} {article.service_id}"}
    )
    words = Paragraph(text=from_plain(SECRET))
    blocks = tuple(block.model_copy(update={"content": words}) for block in draft.blocks)
    draft = draft.model_copy(update={"blocks": blocks})
    return save_article(
        article=article, draft=draft, base=article.revision_number, by=newsroom.reporter
    )


def _public(files: dict[str, bytes]) -> set[str]:
    """The services, and other folders, in whose files the secret stands."""
    suffixes = (".br", ".zst", ".gz")
    shown = set()
    for name, data in files.items():
        words = next((decoded(s, data) for s in suffixes if name.endswith(s)), data)
        if SECRET.encode() in words or SECRET.lower().encode() in words:
            shown.add(name.split("/")[0])
    return shown - {"ledger"}


def test_nothing_leaks_and_everything_goes_out_once(
    newsroom: Any,
    articles: dict[str, tuple[Article, Revision]],
    version: ItemVersion,
    clock: Clock,
    site: Path,
    files: Files,
) -> None:
    for code, (article, revision) in articles.items():
        with pytest.raises(NotReady):
            publish_article(article=article, revision=revision, by=newsroom.editor)
        schedule = schedule_article(
            article=article, revision=revision, local=LOCAL[code][1], by=newsroom.editor
        )
        assert schedule.at == END, code
    add_missing_pages()
    render_pages()
    assert _public(files()) == set()
    assert find(Service.objects.get(pk="en"), SECRET) == ((), False)

    # Forty minutes earlier an advisory lifts it; the worker that hears of it dies.
    clock.now = datetime(2030, 10, 27, 0, 50, tzinfo=UTC)
    assert overdue() == []
    Entry.objects.filter(pk=version.item_id).update(embargoed=None)
    events.publish(_lifted(version))
    # The next one looks for what it left, twice.
    for _ in range(2):
        tasks.keep_schedules(timestamp=0)
        for one in overdue():
            publish_due(schedule_id=one)
    render_pages()
    assert _public(files()) == {"ru"}

    clock.now = END
    for one in [*overdue(), *overdue()]:
        publish_due(schedule_id=one)
    render_pages()
    # The package of the story names its languages, and there is none of one alone.
    assert _public(files()) == {*LOCAL, "story"}
    published = Publication.objects.values_list("service", flat=True)
    assert sorted(published) == sorted(LOCAL)
    assert set(Schedule.objects.values_list("state", flat=True)) == {"done"}


def _lifted(version: ItemVersion) -> ItemStandingChanged:
    return ItemStandingChanged(
        item=str(version.item_id),
        version=str(version.pk),
        signals=[],
        held="",
        embargoed=None,
        reason="advisory",
        advisory="",
    )
