"""Reads of language services."""

from __future__ import annotations

from django.db.models import QuerySet

from dateline.languages.models import Service


def active_services() -> QuerySet[Service]:
    """Return the services that publish, in their order."""
    return Service.objects.filter(active=True)
