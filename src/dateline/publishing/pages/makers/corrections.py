"""The page of what a service withdrew."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import orjson

from dateline.publishing import addresses
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.moments import moment
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.models import Kind, Publication
from dateline.publishing.outputs import corrections
from dateline.publishing.pages import keys
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import CorrectionsPage, Withdrawal

_MOST: Final = 100


@output("corrections", urgency=Urgency.LIST)
def make_corrections(spec: Spec, reader: Reader) -> Made:
    """Make the page of the newest withdrawals; it carries no word or address of a report."""
    service = reader.service(spec.service)
    reader.depends_on(keys.withdrawals(spec.service))
    rows = Publication.objects.filter(service_id=spec.service, kind=Kind.WITHDRAW)
    contents = rows.order_by("-number").values_list("content", flat=True)[:_MOST]
    found = [orjson.loads(content) for content in contents]
    withdrawals = tuple(
        Withdrawal(moment(datetime.fromisoformat(one["withdrawn"]), service), one["notice"])
        for one in found
    )
    around = chrome(service, addresses.corrections(spec.service))
    return Made(corrections.render(CorrectionsPage(around, withdrawals)).body)
