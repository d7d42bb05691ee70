"""The rows of received files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import connection
from django.utils import timezone

from dateline.ground.ids import new_id
from dateline.wires.errors import WireError
from dateline.wires.models import Feed, RawFile

_NAME: Final = 500
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
    _insert([once[key] for key in sorted(once)])
    here = {raw.sha256: raw for raw in RawFile.objects.filter(sha256__in=once)}
    for sha256, _, name, feed in named:
        kept = here[sha256]
        if kept.state != RawFile.State.PARSED:
            kept.name, kept.feed = name, feed or kept.feed
    return [here[sha256] for sha256, *_ in named]


def _insert(files: Sequence[tuple[str, int, str, Feed | None]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO wires_rawfile (id, sha256, size, name, feed_id, received, state, format,
                error_code, error_message, error_place)
            SELECT *, %s, 'received', '', '', '', ''
            FROM unnest(%s::uuid[], %s::text[], %s::bigint[], %s::text[], %s::uuid[])
            ON CONFLICT (sha256) DO NOTHING
            """,
            [
                timezone.now(),
                [new_id() for _ in files],
                [sha256 for sha256, *_ in files],
                [size for _, size, *_ in files],
                [name for *_, name, _ in files],
                [feed.pk if feed else None for *_, feed in files],
            ],
        )


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
            [[getattr(raw, name) for raw in raws] for name in _NOTED],
        )


def clean_name(name: str) -> str:
    """Return the end of a name without characters that cannot be shown or stored."""
    kept = "".join(one for one in name if one.isprintable())
    return kept.encode("utf-8", "replace").decode()[-_NAME:]
