"""What every output is in the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HTML: Final = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class OutputFile:
    """The bytes of one file and the media type to serve them with."""

    body: bytes
    media_type: str
