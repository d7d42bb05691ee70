"""Fingerprints of what came in, so that its text is known wherever it is pasted."""

from __future__ import annotations

from typing import Final

from django.db import connection

from dateline.wires.arrival.arrays import array_of_numbers
from dateline.wires.arrival.batch import Batch

_COPY: Final = "COPY wires_prints (version_id, item_id, received, hashes) FROM STDIN"


def write_prints(batch: Batch) -> None:
    """Write the fingerprints of all versions of a batch that have text.

    Effects: a row for each.
    """
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for arrival in batch.arrivals:
            if hashes := arrival.prints:
                version = arrival.version
                copy.write_row(
                    (version.pk, version.item_id, version.received, array_of_numbers(hashes))
                )
