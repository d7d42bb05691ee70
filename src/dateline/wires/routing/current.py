"""The rules that hold now, compiled once for each change of them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from threading import Lock
from uuid import UUID

from pydantic import ValidationError

from dateline.wires.models import Rule
from dateline.wires.routing.conditions import Conditions
from dateline.wires.routing.effects import Effects
from dateline.wires.routing.evaluation import CompiledRule, Ruleset

log = logging.getLogger(__name__)
_State = tuple[tuple[UUID, datetime], ...]
_lock = Lock()
_compiled: tuple[_State, Ruleset] = ((), Ruleset())


def current_rules() -> Ruleset:
    """Return the active rules in their order.

    One small statement asks which they are and when they were changed, so that every process
    follows a change at once; they are read and compiled only when that differs.
    """
    global _compiled
    active = Rule.objects.filter(active=True)
    state: _State = tuple(active.values_list("pk", "changed"))
    with _lock:
        if _compiled[0] != state:
            _compiled = (state, Ruleset(tuple(compiled(active))))
        return _compiled[1]


def compiled(rules: Iterable[Rule]) -> Iterable[CompiledRule]:
    """Yield rules ready to be asked. One that cannot be read is told to the log and left out."""
    for rule in rules:
        try:
            conditions = Conditions.model_validate(rule.conditions)
            effects = Effects.model_validate(rule.effects)
        except ValidationError as error:
            log.warning("The rule “%s” does nothing: it cannot be read. %s", rule.name, error)
            continue
        yield CompiledRule.of(rule.pk, conditions, effects)
