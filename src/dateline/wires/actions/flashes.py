"""Who takes a flash."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.ground.events import publish
from dateline.wires.events import FlashTaken
from dateline.wires.models import Flash, Item


@dataclass(frozen=True, slots=True)
class Taken:
    """Who has the flash now; `now` tells whether it is who asked, by this very request."""

    flash: Flash
    now: bool


@transaction.atomic
def take_flash(*, item: Item, by: User) -> Taken:
    """Take a flash, so that it leaves the screens of its desks and all of them see who has it.

    The first wins; who comes later is told who that was. Once more by the same changes nothing.

    Effects: the flash; an audit entry; FlashTaken.

    Raises:
        Flash.DoesNotExist: the item was never put on the screens.
    """
    flash = Flash.objects.select_for_update(of=("self",)).select_related("taken_by").get(pk=item.pk)
    if flash.taken_by is not None:
        return Taken(flash, now=False)
    flash.taken_by, flash.taken = by, timezone.now()
    flash.save(update_fields=["taken_by", "taken"])
    record(by=by, verb="take", target_kind="flash", target_id=item.pk)
    publish(FlashTaken(item=str(item.pk), by=str(by.pk), desks=list(flash.desks)))
    return Taken(flash, now=True)
