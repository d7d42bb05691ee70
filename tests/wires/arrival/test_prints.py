"""Fingerprints are written with what comes in, and go with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.wires.sending import STORM, anpa, receive

from dateline.wires.actions import forget_expired, forget_prints
from dateline.wires.models import Entry, Prints, Provider
from dateline.wires.prints import grams_of, stored, units_of
from dateline.wires.queries.prints import versions_sharing

pytestmark = pytest.mark.django_db


def _found(text: str) -> list[object]:
    (found,) = versions_sharing([stored(grams_of(units_of(text)))])
    return [one.version for one in found]


def test_what_came_in_is_found_by_a_paragraph_of_it() -> None:
    version = receive(anpa("Storm", *STORM))
    assert _found(STORM[1].replace("Twelve", "Some fifteen")) == [version.pk]
    assert _found("Ministers of the four countries meet again when the assembly has voted.") == []


def test_every_version_is_found_and_says_what_it_shares() -> None:
    first = receive(anpa("Storm", *STORM))
    second = receive(anpa("Storm", *STORM, lead="1st Ld", time="11-20-26 1000GMT"))
    (shared,) = versions_sharing([stored(grams_of(units_of(STORM[2])))])
    assert {one.version for one in shared} == {first.pk, second.pk}
    assert all(len(one.hashes) >= 5 for one in shared)


def test_prints_are_forgotten_after_a_month() -> None:
    old = receive(anpa("Storm", *STORM))
    Prints.objects.update(received=timezone.now() - timedelta(days=31))
    new = receive(anpa("Other", *STORM, number="W1002"))
    assert forget_prints(by=None) == 1
    assert _found(STORM[1]) == [new.pk]
    assert old.pk != new.pk


def test_prints_go_with_the_item_that_its_licence_takes_away() -> None:
    version = receive(anpa("Storm", *STORM))
    Provider.objects.update(retention_days=7)
    Entry.objects.filter(pk=version.item_id).update(received=timezone.now() - timedelta(days=8))
    assert forget_expired(by=None).items == 1
    assert not Prints.objects.exists()
