"""Every write of language services."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from django.db import transaction

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.models import Role, User
from dateline.languages.models import Service
from dateline.languages.services import known_services

# What one service is set to and that others see.
_OF_ALL: Final = frozenset({"active", "position"})


@transaction.atomic
def load_services(*, by: User | None) -> list[str]:
    """Add the services of the data file that are not here yet; return their codes.

    Services that are here stay as the newsroom has set them.

    Effects: service rows; one audit entry when there are new ones.
    """
    here = set(Service.objects.values_list("code", flat=True))
    new = [facts for code, facts in known_services().items() if code not in here]
    Service.objects.bulk_create([Service(**asdict(facts)) for facts in new], ignore_conflicts=True)
    codes = [facts.code for facts in new]
    if codes:
        record(by=by, verb="load", target_kind="service", target_id="", detail={"codes": codes})
    return codes


@transaction.atomic
def change_service(*, service: Service, changes: dict[str, Any], by: User | None) -> Service:
    """Set fields of a service, such as {"active": True}.

    Effects: the service; an audit entry with the changes.

    Raises:
        NotAllowed: `by` does not administer the service; which services publish, and their order,
            is for those who administer all of them.
        django.core.exceptions.ValidationError: a value does not fit.
        django.core.exceptions.FieldDoesNotExist: a change names no field of a service.
    """
    everywhere = not _OF_ALL.isdisjoint(changes)
    policies.demand(
        by, Role.ADMINISTRATOR, service="" if everywhere else service.pk, to="change this service"
    )
    service = Service.objects.select_for_update().get(pk=service.pk)
    for field, value in changes.items():
        service._meta.get_field(field)  # noqa: SLF001 - Django's documented way to ask for a field
        setattr(service, field, value)
    service.full_clean()
    service.save()
    record(
        by=by,
        verb="change",
        target_kind="service",
        target_id=service.pk,
        service=service.pk,
        detail=changes,
    )
    return service
