"""What a reader's own device keeps for when there is no network, and what it must drop."""

from __future__ import annotations

from typing import Final

from dateline.publishing import addresses
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.canonical import sha256_hex
from dateline.publishing.models import PublicArticle
from dateline.publishing.outputs import offline
from dateline.publishing.pages import keys
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output

# Far more than are withdrawn within the three days for which a page is kept.
_MOST: Final = 500
_DIGITS: Final = 32


@output("offline", urgency=Urgency.BACKGROUND)
def make_offline(spec: Spec, reader: Reader) -> Made:
    """Make the page that is shown instead of one that cannot be fetched."""
    service = reader.service(spec.service)
    return Made(offline.page(chrome(service, addresses.offline(spec.service), indexed=False)).body)


@output("withdrawn-list", urgency=Urgency.NOW)
def make_withdrawn_list(spec: Spec, reader: Reader) -> Made:
    """Make the list of what was withdrawn last.

    An address may hold words of what was withdrawn, so the list has only the beginning of its
    SHA-256, by which who kept the page can tell it.
    """
    reader.depends_on(keys.corrections(spec.service))
    rows = PublicArticle.objects.filter(service_id=spec.service, standing=False)
    paths = rows.order_by("-modified").values_list("path", flat=True)[:_MOST]
    digests = [sha256_hex(path.encode())[:_DIGITS] for path in paths]
    return Made(offline.withdrawn(digests).body)
