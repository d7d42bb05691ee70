"""What people decide about how an item stands, and the end of embargoes."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.accounts.actions import record
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import Role, User
from dateline.accounts.policies import services_of
from dateline.ground.events import publish
from dateline.wires.arrival.entries import change_entries
from dateline.wires.arrival.items import standing_entries
from dateline.wires.events import standing_changed
from dateline.wires.models import Advisory, Entry, Hold, Item
from dateline.wires.standing import OPEN, items_facts


@transaction.atomic
def settle_hold(*, hold: Hold, verdict: Hold.Verdict, by: User | None) -> Entry:
    """Decide on a hold, also one that was decided before, and return the item's entry.

    `usable` lets the item be used as its other facts say: a kill that came before is over by it.
    `killed` kills it.

    Effects: the hold; the entry; an event; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of any service.
    """
    _demand_editor(by, "settle what is held")
    _lock(hold.item_id)
    Hold.objects.filter(pk=hold.pk).update(verdict=verdict, settled_by=by, settled=timezone.now())
    detail = {"item": str(hold.item_id), "reason": hold.reason, "verdict": str(verdict)}
    record(by=by, verb="settle", target_kind="hold", target_id=hold.pk, detail=detail)
    return _weighed(hold.item_id, reason="verdict", advisory=None)


@transaction.atomic
def undo_advisory(*, advisory: Advisory, by: User | None) -> Entry | None:
    """Take back what an advisory did to an item that it did not mean; return the item's entry.

    The advisory is not applied again, to this item or to another, by whatever names it was found;
    the version in which it stands stays as it is, and the item shows who took it back.

    Effects: the advisory's rows for the item; the entry of the item that it was taken to mean, if
    there was one; an event; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of any service.
    """
    _demand_editor(by, "undo an advisory")
    target = advisory.target_id
    if target:
        _lock(target)
    detail = {
        "version": str(advisory.version_id),
        "says": advisory.says,
        "name": f"{advisory.kind}: {advisory.value}",
        "item": str(target) if target else None,
    }
    pk = advisory.pk
    same = Advisory.objects.filter(version=advisory.version_id, says=advisory.says, target=target)
    undone = same if target else same.filter(pk=pk)
    undone.filter(undone=None).update(undone=timezone.now(), undone_by=by)
    record(by=by, verb="undo", target_kind="advisory", target_id=pk, detail=detail)
    return _weighed(target, reason="undone", advisory=str(pk)) if target else None


@transaction.atomic
def tell_embargo_end(*, item: UUID, by: User | None) -> None:
    """Tell that the embargo of an item is over, if it is.

    Lists and searches go by the time itself; this is for screens that are open, and for what was
    held because of the embargo alone.

    Effects: the entry; an event.
    """
    if not Item.objects.select_for_update().filter(pk=item).exists():
        return
    entry = Entry.objects.filter(pk=item).defer("search").first()
    if entry and entry.embargoed and entry.embargoed <= timezone.now():
        _weighed(item, reason="embargo-ended", advisory=None)


def _demand_editor(by: User | None, to: str) -> None:
    if by is None:
        return
    services = services_of(by, Role.EDITOR)
    if not by.is_active or (services is not None and not services):
        raise NotAllowed(_("You may not %s: it takes the role editor in a service.") % _(to))


def _lock(item: UUID) -> None:
    Item.objects.select_for_update().get(pk=item)


def _weighed(item: UUID, *, reason: str, advisory: str | None) -> Entry:
    """Let the entry of a locked item show how it stands now, and tell it."""
    entry = standing_entries([item])[item]
    facts = items_facts([item])[item]
    possible = "possible-correction" in entry.signals
    standing = facts.standing(entry.provider_id, possible_correction=possible, now=timezone.now())
    entry.signals = list(standing.signals)
    entry.embargoed = standing.embargoed
    entry.held = standing.held
    change_entries([entry])
    publish(standing_changed(entry, reason=reason, advisory=advisory))
    if entry.embargoed and timezone.now() < entry.embargoed < OPEN:
        from dateline.wires.tasks import tell_embargo_end as told

        told.configure(schedule_at=entry.embargoed).defer(item=str(item))
    return entry
