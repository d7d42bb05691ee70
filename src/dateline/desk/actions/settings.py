"""How a desk wants to work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db import transaction

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.models import Role, User
from dateline.desk.checks.run import registered_checks
from dateline.desk.errors import FixedCheck, UnknownCheck
from dateline.desk.models import DeskSettings
from dateline.languages.models import Service

LEVELS: Final = ("off", "warn", "bar")


@transaction.atomic
def set_desk(
    *, service: Service, second_eyes: bool, levels: Mapping[str, str], by: User | None
) -> DeskSettings:
    """Say how a service's desk works, in place of what was said before.

    Args:
        levels: checks by name whose findings shall be "off", "warn" or "bar"; those that are not
            named stay as they are by themselves.

    Effects: the settings; an audit entry with what they were before.

    Raises:
        NotAllowed: `by` does not administer the service.
        FixedCheck: one of the checks protects others than the desk and stays as it is.
        UnknownCheck: there is no such check or level.
    """
    policies.demand(by, Role.ADMINISTRATOR, service=service.code, to="change how the desk works")
    known = {one.code: one for one in registered_checks()}
    for name, level in levels.items():
        if name not in known or level not in LEVELS:
            raise UnknownCheck
        if known[name].fixed:
            raise FixedCheck
    before = DeskSettings.objects.filter(pk=service.code).first()
    now, _ = DeskSettings.objects.update_or_create(
        service=service, defaults={"second_eyes": second_eyes, "levels": dict(levels)}
    )
    record(
        by=by,
        verb="set-desk",
        target_kind="service",
        target_id=service.code,
        service=service.code,
        detail={"before": _facts(before), "now": _facts(now)},
    )
    return now


def _facts(row: DeskSettings | None) -> dict[str, object]:
    return {"second_eyes": row.second_eyes, "levels": row.levels} if row else {}
