"""Reads of alerts."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from dateline.alerts.models import Alert

# Breaking news is news no longer after this.
STANDS_FOR: Final = timedelta(hours=12)
_MOST: Final = 3


def standing_alerts(service: str) -> QuerySet[Alert]:
    """Return the alerts that readers of the service see, newest first."""
    rows = Alert.objects.filter(
        service_id=service, retracted=None, raised__gt=timezone.now() - STANDS_FOR
    )
    return rows.select_related("article__public").order_by("-raised", "-id")[:_MOST]
