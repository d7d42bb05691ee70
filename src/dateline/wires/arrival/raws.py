"""The rows of received files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import connection
from django.utils import timezone

from dateline.ground.ids import new_id
from dateline.wires.arrival.arrays import arrays_of
from dateline.wires.errors import WireError
from dateline.wires.models import Feed, RawFile

_NAME: Final = 500
_MADE: Final = ("pk", "sha256", "size", "name", "feed_id", "received")
_NOTED: Final = (
    "pk",
    "name",
    "feed_id",
    "state",
    "format",
    "error_code",
    "error_message",
    "error_place",
)


def make_raws(found: Sequence[tuple[str, int, str, Feed | None]]) -> list[RawFile]:
    """Return the row of each file, given as SHA-256, size, name and feed, made where it is new.

    A known file that could not be read takes the name and the feed by which it came again.
    """
    named = [(sha256, size, clean_name(name), feed) for sha256, size, name, feed in found]
    once = {one[0]: one for one in named}
    # In one order: two processes with the same files do not wait for each other.
    here = _inserted([_row(*once[key]) for key in sorted(once)])
    if known := once.keys() - here.keys():
        here |= {raw.sha256: raw for raw in RawFile.objects.filter(sha256__in=known)}
    for sha256, _, name, feed in named:
        kept = here[sha256]
        if kept.state != RawFile.State.PARSED:
            kept.name, kept.feed = name, feed or kept.feed
    return [here[sha256] for sha256, *_ in named]


def _row(sha256: str, size: int, name: str, feed: Feed | None) -> RawFile:
    return RawFile(
        id=new_id(), sha256=sha256, size=size, name=name, feed=feed, received=timezone.now()
    )


def _inserted(raws: Sequence[RawFile]) -> dict[str, RawFile]:
    """Insert those that are not here yet and return them by their hash."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO wires_rawfile (id, sha256, size, name, feed_id, received, state, format,
                error_code, error_message, error_place)
            SELECT *, 'received', '', '', '', ''
            FROM unnest(%s::uuid[], %s::text[], %s::bigint[], %s::text[], %s::uuid[],
                %s::timestamptz[])
            ON CONFLICT (sha256) DO NOTHING RETURNING sha256
            """,
            arrays_of(raws, _MADE),
        )
        new = {sha256 for (sha256,) in cursor.fetchall()}
    for raw in raws:
        raw._state.adding, raw._state.db = False, connection.alias  # noqa: SLF001  (documented)
    return {raw.sha256: raw for raw in raws if raw.sha256 in new}


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
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE wires_rawfile SET name = noted.name, feed_id = noted.feed, state = noted.state,
                format = noted.format, error_code = noted.code, error_message = noted.message,
                error_place = noted.place
            FROM unnest(%s::uuid[], %s::text[], %s::uuid[], %s::text[], %s::text[], %s::text[],
                %s::text[], %s::text[])
                AS noted (id, name, feed, state, format, code, message, place)
            WHERE wires_rawfile.id = noted.id
            """,
            arrays_of(raws, _NOTED),
        )


def clean_name(name: str) -> str:
    """Return the end of a name without characters that cannot be shown or stored."""
    kept = "".join(one for one in name if one.isprintable())
    return kept.encode("utf-8", "replace").decode()[-_NAME:]
