"""Wire items that stories were made from are kept for as long as the stories."""

from __future__ import annotations

from django.db.models import QuerySet

from dateline.wires.models import Item
from dateline.wires.retention import keeps


@keeps
def material() -> QuerySet[Item]:
    """Return the items that some story was made from."""
    return Item.objects.filter(materials__isnull=False)
