"""Publications as ninjs 3.0 (IPTC), for other systems."""

from __future__ import annotations

from typing import Any

from dateline.publishing.assemble.memo import Memo
from dateline.publishing.assemble.partners import partner_item
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.models import PublicArticle, Publication
from dateline.publishing.outputs.ninjs import item_facts, withdrawn_facts
from dateline.publishing.pages.reads import Reads
from dateline.publishing.render.pages import WithdrawnItem


def ninjs_of(publication: Publication) -> dict[str, Any]:
    """Return what a publication published as an object of ninjs 3.0."""
    first = PublicArticle.objects.values_list("first_published", flat=True)
    item = partner_item(Reader(Memo(), Reads()), publication, first.get(pk=publication.article_id))
    return withdrawn_facts(item) if isinstance(item, WithdrawnItem) else item_facts(item)
