"""What is under embargo is told to no program, by whatever way it asks, until it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.stories.conftest import ParagraphsOf
from tests.web.api.conftest import Program

from dateline.languages.models import Service
from dateline.stories.actions import start_story
from dateline.stories.models import Article
from dateline.translation.actions import start_translation
from dateline.wires.models import Entry, Item, ItemVersion
from dateline.wires.standing import OPEN


@pytest.fixture
def secret(wire: ParagraphsOf) -> ItemVersion:
    version = wire("ap", "A secret of the ministry.")
    Item.objects.filter(pk=version.item_id).update(current=version)
    Entry.objects.update(embargoed=timezone.now() + timedelta(hours=1))
    return version


@pytest.fixture
def story(secret: ItemVersion, english: Service) -> Article:
    return start_story(item_version=secret, paragraphs=[1], service=english, by=None)


def _over() -> None:
    Entry.objects.update(embargoed=timezone.now())


def test_an_item_is_in_no_list_and_search_and_at_no_address_until_it_ends(
    owner: Program, secret: ItemVersion
) -> None:
    lists = ("items", "items?q=secret", "items?provider=ap", "items?signal=embargo")
    places = (
        f"items/{secret.item_id}",
        f"items/{secret.item_id}/versions",
        f"item-versions/{secret.pk}",
    )
    for path in lists:
        assert owner.get(path).data["items"] == []
    for path in places:
        answer = owner.get(path)
        assert answer.status == 404
        assert "secret" not in str(answer.data)
    Entry.objects.update(embargoed=OPEN)
    assert owner.get(places[0]).status == 404
    _over()
    assert [one["id"] for one in owner.get("items?q=secret").data["items"]] == [str(secret.pk)]
    assert all(owner.get(path).status == 200 for path in places)


def test_no_program_takes_paragraphs_of_it(owner: Program, secret: ItemVersion) -> None:
    wanted = {"service": "en", "item_version": str(secret.pk), "paragraphs": [1]}
    assert owner.post("stories", wanted).status == 404


def test_an_article_that_rests_on_it_is_not_read_and_not_listed(
    owner: Program, story: Article
) -> None:
    places = (
        f"articles/{story.pk}",
        f"articles/{story.pk}/revisions",
        f"articles/{story.pk}/revisions/1",
        f"articles/{story.pk}/checks",
        f"articles/{story.pk}/units",
        f"stories/{story.story_id}",
    )
    for path in places:
        answer = owner.get(path)
        assert (answer.status, answer.kind) == (403, "not-allowed")
        assert "secret" not in str(answer.data)
    assert owner.get("articles").data["articles"] == []
    assert owner.get("stories").data["stories"] == []
    _over()
    assert all(owner.get(path).status == 200 for path in places)
    assert len(owner.get("articles").data["articles"]) == 1


def test_nor_is_a_translation_of_it(owner: Program, story: Article, persian: Service) -> None:
    made = start_translation(source=story, service=persian, by=None)
    assert owner.get(f"articles/{made.pk}").status == 403
    _over()
    assert owner.get(f"articles/{made.pk}").status == 200


def test_how_an_item_stands_is_told(owner: Program, wire: ParagraphsOf) -> None:
    version = wire("ap", "Wrong.")
    Item.objects.filter(pk=version.item_id).update(current=version)
    Entry.objects.update(signals=["kill"], held="after-kill")
    data = owner.get(f"items/{version.item_id}").data
    assert data["signals"] == []
    assert data["standing"] == {"signals": ["kill"], "held": "after-kill"}
