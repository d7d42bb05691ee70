"""Addresses of the built script and style sheet, which change when their content does."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings

_STATIC: Final = Path(__file__).parent / "static"


def asset_url(name: str) -> str:
    """Return the address of one of our static files, with the beginning of its hash."""
    return f"{settings.STATIC_URL}{name}?{_digest(name, _stamp(name))}"


def _stamp(name: str) -> int:
    try:
        return (_STATIC / name).stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@cache
def _digest(name: str, stamp: int) -> str:
    if not stamp:
        return "unbuilt"
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:12]
