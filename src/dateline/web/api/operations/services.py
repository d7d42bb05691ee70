"""Services, and who asks."""

from __future__ import annotations

from ninja import Router

from dateline.languages.models import Service
from dateline.web.api.answers import answers
from dateline.web.api.signin import SignedIn
from dateline.web.api.terms.services import MeOut, ServiceOut

router = Router(tags=["Services"])


@router.get(
    "/me", response=answers(MeOut), operation_id="read_me", summary="Who the token belongs to"
)
def read_me(request: SignedIn) -> MeOut:
    """Return the owner of the token and their roles."""
    return MeOut.of(request.auth)


@router.get(
    "/services",
    response=answers(list[ServiceOut]),
    operation_id="list_services",
    summary="List the language services",
)
def list_services(request: SignedIn) -> list[ServiceOut]:
    """Return all services in their order, those that do not publish yet too."""
    services = Service.objects.prefetch_related("sections")
    return [ServiceOut.of(service) for service in services]
