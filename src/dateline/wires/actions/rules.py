"""Rules: who may change them, and every change of them.

Rules work on what all services get, so changing them takes the role publisher for all services.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.accounts.actions import record
from dateline.accounts.models import Role, User
from dateline.accounts.policies import demand
from dateline.ground.events import publish
from dateline.languages.models import Service
from dateline.wires.arrival.entries import change_entries
from dateline.wires.errors import BadRule
from dateline.wires.events import ItemsRouted
from dateline.wires.models import Entry, Item, Rule
from dateline.wires.routing import Conditions, Effects, facts_of
from dateline.wires.routing.current import current_rules
from dateline.wires.routing.evaluation import Ruleset

_CHUNK = 200
_TOLD: Final = 1000


@transaction.atomic
def add_rule(*, name: str, conditions: Conditions, effects: Effects, by: User | None) -> Rule:
    """Add a rule after all others, as a draft.

    Effects: a rule that is not active; an audit entry.

    Raises:
        NotAllowed: `by` is no publisher for all services.
        BadRule: it would do nothing, flash or mute everything, or names a desk that is none.
    """
    _demand(by)
    _check(name, conditions, effects)
    last = Rule.objects.select_for_update().order_by("position").last()
    rule = Rule.objects.create(
        position=last.position + 1 if last else 1,
        name=name.strip(),
        conditions=_stored(conditions),
        effects=_stored(effects),
        changed=timezone.now(),
    )
    _record(by, "create", rule, after=_told(rule))
    return rule


@transaction.atomic
def change_rule(
    *, rule: Rule, name: str, conditions: Conditions, effects: Effects, by: User | None
) -> Rule:
    """Change what a rule looks for and does. Items that are here are not routed again.

    Effects: the rule, and from now on what comes in, if it is active; an audit entry with the rule
    as it was and as it is.

    Raises:
        NotAllowed: `by` is no publisher for all services.
        BadRule: as for `add_rule`.
    """
    _demand(by)
    _check(name, conditions, effects)
    rule = _locked(rule)
    before = _told(rule)
    rule.name = name.strip()
    rule.conditions, rule.effects = _stored(conditions), _stored(effects)
    if _told(rule) != before:
        _save(rule)
        _record(by, "change", rule, before=before, after=_told(rule))
    return rule


@transaction.atomic
def set_rule_active(*, rule: Rule, active: bool, by: User | None) -> None:
    """Let a rule work from now on, or no more.

    Effects: the rule; an audit entry.

    Raises:
        NotAllowed: `by` is no publisher for all services.
    """
    _demand(by)
    rule = _locked(rule)
    if rule.active != active:
        rule.active = active
        _save(rule)
        _record(by, "activate" if active else "deactivate", rule, after=_told(rule))


@transaction.atomic
def move_rule(*, rule: Rule, to: Literal["up", "down"], by: User | None) -> None:
    """Have a rule change places with the one before or after it; at the end nothing changes.

    Effects: both rules; an audit entry.

    Raises:
        NotAllowed: `by` is no publisher for all services.
    """
    _demand(by)
    ordered = list(Rule.objects.select_for_update())
    place = next(number for number, one in enumerate(ordered) if one.pk == rule.pk)
    other = place + (1 if to == "down" else -1)
    if not 0 <= other < len(ordered):
        return
    ordered[place], ordered[other] = ordered[other], ordered[place]
    for position, one in enumerate(ordered, 1):
        if one.position != position:
            one.position = position
            _save(one)
    moved = ordered[other]
    detail = {"before": {"position": place + 1}, "after": {"position": moved.position}}
    record(by=by, verb="move", target_kind="wire-rule", target_id=moved.pk, detail=detail)


@transaction.atomic
def remove_rule(*, rule: Rule, by: User | None) -> None:
    """Remove a rule. Where it has sent items, they stay.

    Effects: the rule is gone; an audit entry that holds it.

    Raises:
        NotAllowed: `by` is no publisher for all services.
    """
    _demand(by)
    rule = _locked(rule)
    _record(by, "remove", rule, before=_told(rule))
    rule.delete()


@transaction.atomic
def ask_to_reroute(*, since: datetime, by: User | None) -> None:
    """Have the rules as they are then applied to what came in since a time.

    Effects: a job; an audit entry.

    Raises:
        NotAllowed: `by` is no publisher for all services.
    """
    from dateline.wires.tasks import reroute_items

    _demand(by)
    detail = {"since": since.isoformat(timespec="seconds")}
    record(by=by, verb="apply", target_kind="wire-rules", target_id="all", detail=detail)
    reroute_items.defer(since=since.isoformat())


def reroute(*, since: datetime, by: User | None) -> int:
    """Apply the rules to what came in since a time and return how many items changed.

    Effects: desks, marks and muted of these items are what the rules say now, a chunk of items a
    transaction, the newest first; an event for each chunk until a thousand have changed, which is
    more than screens show. No flash is raised: yesterday's alarm nobody now.
    """
    changed = 0
    rules = current_rules()
    after: tuple[datetime, UUID] | None = None
    while chunk := _chunk(since, after):
        after = chunk[-1]
        changed += _rerouted(rules, [pk for _, pk in chunk], tell=changed < _TOLD)
    return changed


def _chunk(since: datetime, after: tuple[datetime, UUID] | None) -> list[tuple[datetime, UUID]]:
    found = Entry.objects.filter(received__gte=since).order_by("-received", "-pk")
    if after:
        found = found.filter(received__lte=after[0]).exclude(received=after[0], pk__gte=after[1])
    return list(found.values_list("received", "pk")[:_CHUNK])


@transaction.atomic
def _rerouted(rules: Ruleset, items: list[UUID], *, tell: bool) -> int:
    # Locked in the order in which arrivals lock them, so that neither waits for the other.
    locked = Item.objects.select_for_update().filter(pk__in=items).order_by("provider_id", "guid")
    list(locked.values_list("pk", flat=True))
    entries = Entry.objects.select_related("version__raw").defer("search").filter(pk__in=items)
    changed = [entry for entry in entries if _has_changed(entry, rules)]
    change_entries(changed)
    if changed and tell:
        publish(ItemsRouted([str(entry.pk) for entry in changed]))
    return len(changed)


def _has_changed(entry: Entry, rules: Ruleset) -> bool:
    before = (entry.desks, entry.marks, entry.muted, entry.rules)
    facts = facts_of(entry, facets=entry.facets, feed=entry.version.raw.feed_id)
    outcome = rules.route(facts)
    entry.desks, entry.marks = sorted(outcome.desks), sorted(outcome.marks)
    entry.muted, entry.rules = outcome.muted, outcome.rules
    return before != (entry.desks, entry.marks, entry.muted, entry.rules)


def _demand(by: User | None) -> None:
    demand(by, Role.PUBLISHER, service="", to="change the rules of the wires")


def _check(name: str, conditions: Conditions, effects: Effects) -> None:
    if not name.strip():
        raise BadRule(_("Give the rule a name, by which others know it."), field="name")
    if effects.do_nothing:
        raise BadRule(_("Say what the rule does: it would do nothing."), field="effects")
    if conditions.match_everything and (effects.flash or effects.mute):
        message = _(
            "Say what the rule looks for: this would flash or mute everything that comes in."
        )
        raise BadRule(message, field="conditions")
    services = set(Service.objects.values_list("code", flat=True))
    unknown = sorted(set(effects.desks) - services)
    if unknown:
        raise BadRule(_("There is no service %s.") % ", ".join(unknown), field="desks")


def _locked(rule: Rule) -> Rule:
    return Rule.objects.select_for_update().get(pk=rule.pk)


def _save(rule: Rule) -> None:
    rule.changed = timezone.now()
    rule.save()


def _stored(model: Conditions | Effects) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude_defaults=True)


def _told(rule: Rule) -> dict[str, Any]:
    return {
        "name": rule.name,
        "active": rule.active,
        "conditions": rule.conditions,
        "effects": rule.effects,
    }


def _record(by: User | None, verb: str, rule: Rule, **detail: Mapping[str, Any]) -> None:
    record(by=by, verb=verb, target_kind="wire-rule", target_id=rule.pk, detail=detail)
