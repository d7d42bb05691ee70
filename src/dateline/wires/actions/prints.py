"""Fingerprints that are too old to be looked for."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from dateline.accounts.models import User
from dateline.wires.models import Prints

RECENT: Final = timedelta(days=30)


def forget_prints(*, by: User | None) -> int:
    """Remove the fingerprints of what came in more than 30 days ago; return how many.

    Effects: rows.
    """
    gone, _ = Prints.objects.filter(received__lt=timezone.now() - RECENT).delete()
    return gone
