"""Reading a wire file from disk without being hurt by its size."""

from __future__ import annotations

from pathlib import Path

from dateline.ground.settings import get_settings
from dateline.wires.errors import TooLarge


def read_bounded(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        TooLarge: it is larger than the setting DATELINE_MAX_WIRE_BYTES.
        OSError: it cannot be read.
    """
    limit = get_settings().max_wire_bytes
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(
            f"The file has more than {limit} bytes; set DATELINE_MAX_WIRE_BYTES to take it.",
            place=f"byte {limit}",
        )
    return data
