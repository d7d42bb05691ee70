"""What a service says of itself on its own pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.utils import timezone

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.models import Role, User
from dateline.languages.models import Service
from dateline.publishing.models import HousePage
from dateline.publishing.pages import keys
from dateline.publishing.pages.marking import record_change
from dateline.stories.blocks import BadBlock, Content, Heading, ListBlock, Paragraph, to_json

MOST_BLOCKS: Final = 200


@transaction.atomic
def write_house_page(
    *, service: Service, kind: HousePage.Kind, blocks: Sequence[Content], by: User | None
) -> None:
    """Give a service's page these blocks; without any it says again what the settings say.

    Effects: the page's row; an audit entry; the job that renders the page.

    Raises:
        NotAllowed: `by` is no editor of the service.
        BadBlock: there are too many blocks, or one is no paragraph, heading or list.
    """
    policies.demand(by, Role.EDITOR, service=service.pk, to="change this page")
    if len(blocks) > MOST_BLOCKS:
        raise BadBlock(f"such a page has at most {MOST_BLOCKS} paragraphs")
    if not all(isinstance(one, Paragraph | Heading | ListBlock) for one in blocks):
        raise BadBlock("such a page has paragraphs, headings and lists only")
    rows = HousePage.objects.filter(service=service, kind=kind)
    if blocks:
        stored = {"blocks": [to_json(one) for one in blocks], "changed": timezone.now()}
        HousePage.objects.update_or_create(stored, service=service, kind=kind)
    else:
        rows.delete()
    record(
        by=by,
        verb="write",
        target_kind="house page",
        target_id=kind.value,
        service=service.pk,
        detail={"blocks": len(blocks)},
    )
    record_change({keys.house_page(service.pk, kind.value)})
