"""The rows of received files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils import timezone

from dateline.wires.errors import WireError
from dateline.wires.models import Feed, RawFile

_NAME: Final = 500
_STATE: Final = ("name", "feed", "state", "format", "error_code", "error_message", "error_place")


def make_raws(found: Sequence[tuple[str, int, str, Feed | None]]) -> list[RawFile]:
    """Return the row of each file, given as SHA-256, size, name and feed, made where it is new.

    A known file that could not be read takes the name and the feed by which it came again.
    """
    made = [
        RawFile(sha256=sha256, size=size, name=clean_name(name), feed=feed, received=timezone.now())
        for sha256, size, name, feed in found
    ]
    once = {raw.sha256: raw for raw in made}
    # In one order, so that two processes with the same files do not wait for each other.
    RawFile.objects.bulk_create([once[key] for key in sorted(once)], ignore_conflicts=True)
    here = {raw.sha256: raw for raw in RawFile.objects.filter(sha256__in=once)}
    for raw in made:
        kept = here[raw.sha256]
        if kept.state != RawFile.State.PARSED:
            kept.name, kept.feed = raw.name, raw.feed or kept.feed
    return [here[raw.sha256] for raw in made]


def mark_parsed(raw: RawFile, file_format: str) -> None:
    """Note in the object that the file was read."""
    raw.state, raw.format = RawFile.State.PARSED, file_format
    raw.error_code = raw.error_message = raw.error_place = ""


def mark_failed(raw: RawFile, error: WireError) -> None:
    """Note in the object that the file could not be read, and why."""
    raw.state = RawFile.State.FAILED
    raw.error_code, raw.error_message = error.code, error.message.replace("\x00", "")
    raw.error_place = (error.place or "")[:200]


def save_raws(raws: Sequence[RawFile]) -> None:
    """Write what was noted."""
    RawFile.objects.bulk_update(raws, _STATE)


def clean_name(name: str) -> str:
    """Return the end of a name without characters that cannot be shown or stored."""
    kept = "".join(one for one in name if one.isprintable())
    return kept.encode("utf-8", "replace").decode()[-_NAME:]
