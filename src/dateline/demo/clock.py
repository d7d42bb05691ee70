"""The clock of the sample newsroom: its stories are published in October 2021."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Have this process take `moment` for the present time while the block runs."""
    with patch.object(timezone, "now", return_value=moment):
        yield
