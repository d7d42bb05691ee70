"""Pasted wire text is found, whatever was changed of it, and what is declared is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.wires.sending import STORM, anpa, receive

from dateline.stories.drafts import SourceDraft
from dateline.stories.undeclared import DeclaredBlock, Undeclared, find_undeclared
from dateline.wires.models import Entry, ItemVersion

pytestmark = pytest.mark.django_db

PASTED = "Twelve ships are waiting outside for the channel to open, the harbor master told us."


def _find(text: str, *sources: SourceDraft, sees: bool = True) -> list[Undeclared]:
    return find_undeclared([DeclaredBlock(text, sources)], sees_embargoed=sees)[0]


@pytest.fixture
def storm() -> ItemVersion:
    return receive(anpa("Storm", *STORM))


def _edge(version: ItemVersion, paragraph: int) -> SourceDraft:
    return SourceDraft(kind="wire", item_version=version.pk, paragraph=paragraph)


def test_a_pasted_paragraph_with_light_edits_is_found(storm: ItemVersion) -> None:
    (found,) = _find(PASTED)
    assert (found.version.pk, found.paragraph) == (storm.pk, 2)
    assert found.similarity > 0.6
    assert found.text == STORM[1]
    assert not found.taken_back


def test_clauses_in_another_order_are_found(storm: ItemVersion) -> None:
    (found,) = _find(
        "The harbor master told reporters: twelve ships wait outside for the channel to open."
    )
    assert found.paragraph == 2


@pytest.mark.usefixtures("storm")
def test_own_words_about_the_same_are_not_found() -> None:
    assert _find("A dozen vessels could not enter port on Friday because of the broken wall.") == []
    assert _find("Twelve ships wait.") == []


def test_what_is_declared_is_not_found(storm: ItemVersion) -> None:
    assert _find(PASTED, _edge(storm, 2)) == []
    assert [one.paragraph for one in _find(PASTED, _edge(storm, 3))] == [2]


def test_the_same_text_of_another_version_or_item_declares_it(storm: ItemVersion) -> None:
    newer = receive(anpa("Storm", *STORM, lead="1st Ld", time="11-20-26 1000GMT"))
    other = receive(anpa("Harbor", *STORM, number="W1009"))
    assert storm.item_id == newer.item_id != other.item_id
    assert _find(PASTED, _edge(newer, 2)) == []
    assert _find(PASTED, _edge(other, 2)) == []


@pytest.mark.usefixtures("storm")
def test_what_a_note_says_was_said_to_us_is_not_found() -> None:
    assert _find(PASTED, SourceDraft(kind="own", note=f"Harbor master, phone: {PASTED}")) == []


def test_killed_text_is_found_though_a_note_declares_it(storm: ItemVersion) -> None:
    Entry.objects.filter(pk=storm.item_id).update(signals=["kill"])
    (found,) = _find(PASTED, SourceDraft(kind="own", note=PASTED))
    assert found.taken_back


def test_what_is_under_embargo_is_named_to_those_only_who_may_see_it(storm: ItemVersion) -> None:
    until = timezone.now() + timedelta(hours=1)
    Entry.objects.filter(pk=storm.item_id).update(embargoed=until)
    assert _find(PASTED, sees=False) == []
    assert len(_find(PASTED, sees=True)) == 1


def test_what_an_agency_writes_under_everything_is_not_found() -> None:
    credit = "The agency receives support from several foundations for its coverage of harbors."
    for number in range(45):
        text = f"Ship number {number} left harbor {number} on Friday with cargo {number} aboard."
        receive(anpa(f"Ship {number}", text, credit, number=f"W2{number:03}"))
    assert _find(credit) == []
