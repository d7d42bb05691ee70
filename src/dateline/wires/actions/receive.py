"""Taking in a wire file: bytes first, then what they say."""

from __future__ import annotations

from typing import Final

from django.db import DataError, transaction

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.ground.events import publish
from dateline.ground.settings import get_settings
from dateline.wires.actions.versions import add_version
from dateline.wires.errors import TooLarge, Unstorable, WireError
from dateline.wires.events import WireFileFailed
from dateline.wires.formats import parse_wire
from dateline.wires.models import Feed, ItemVersion, RawFile
from dateline.wires.parsed import ParsedFile
from dateline.wires.store import wire_store

_NAME: Final = 500
_CHANGING: Final = (
    "name",
    "feed",
    "state",
    "format",
    "error_code",
    "error_message",
    "error_place",
)


def receive_wire(
    *, data: bytes, name: str, feed: Feed | None = None, by: User | None
) -> tuple[RawFile, list[ItemVersion]]:
    """Take in the bytes of one file and return it with the versions that are new by it.

    Effects: the bytes in the store, before anything else; a raw file; for each item not yet here
    in this version a provider and an item where they are new, a version, and an event. A file that
    cannot be read becomes a failed raw file with the reason and an event. Bytes that were read
    before change nothing.

    Raises:
        TooLarge: there are more bytes than DATELINE_MAX_WIRE_BYTES; nothing is kept.
    """
    limit = get_settings().max_wire_bytes
    if len(data) > limit:
        raise TooLarge(f"The file has {len(data)} bytes; at most {limit} are taken.")
    sha256 = wire_store().put(data)
    known = RawFile.objects.filter(sha256=sha256).first()
    if known is not None and known.state == RawFile.State.PARSED:
        return known, []
    raw = known or RawFile(sha256=sha256, size=len(data))
    raw.name, raw.feed = _clean_name(name), feed or raw.feed
    return raw, _read(raw, data)


@transaction.atomic
def retry_raw_file(*, raw: RawFile, by: User | None) -> list[ItemVersion]:
    """Read a kept file again, as after a parser was mended; return the versions new by it.

    Effects: those of `receive_wire` but for the bytes; an audit entry.

    Raises:
        FileNotFoundError: the bytes were never kept, as of a file that was too large.
    """
    raw = RawFile.objects.select_for_update().get(pk=raw.pk)
    versions = _read(raw, wire_store().get(raw.sha256))
    detail = {"state": raw.state, "versions": len(versions)}
    record(by=by, verb="retry", target_kind="raw-file", target_id=raw.pk, detail=detail)
    return versions


@transaction.atomic
def record_refused(
    *, name: str, size: int, sha256: str, error: WireError, feed: Feed | None, by: User | None
) -> RawFile:
    """Note a file whose bytes were not taken in, and why, such as one that is too large.

    Effects: a failed raw file, once for the same bytes; an event.
    """
    raw = RawFile.objects.filter(sha256=sha256).first() or RawFile(sha256=sha256, size=size)
    if raw.state != RawFile.State.PARSED:
        raw.name, raw.feed = _clean_name(name), feed or raw.feed
        _fail(raw, error)
    return raw


def _read(raw: RawFile, data: bytes) -> list[ItemVersion]:
    try:
        parsed = parse_wire(data, name=raw.name)
        return _keep(raw, parsed)
    except WireError as error:
        with transaction.atomic():
            _fail(raw, error)
        return []
    except DataError as error:
        with transaction.atomic():
            _fail(raw, Unstorable(f"The database refuses a fact of the file: {error}."))
        return []


@transaction.atomic
def _keep(raw: RawFile, parsed: ParsedFile) -> list[ItemVersion]:
    raw.state, raw.format = RawFile.State.PARSED, parsed.format
    raw.error_code = raw.error_message = raw.error_place = ""
    _save(raw)
    added = [add_version(item, raw=raw) for item in parsed.items]
    return [version for version in added if version is not None]


def _fail(raw: RawFile, error: WireError) -> None:
    raw.state = RawFile.State.FAILED
    raw.error_code, raw.error_message = error.code, error.message.replace("\x00", "")
    raw.error_place = (error.place or "")[:200]
    _save(raw)
    publish(
        WireFileFailed(
            raw_file=str(raw.pk),
            name=raw.name,
            error_code=raw.error_code,
            error_message=raw.error_message,
        )
    )


def _save(raw: RawFile) -> None:
    """Insert the row, or take the one that another process made of the same bytes meanwhile."""
    if raw._state.adding:  # noqa: SLF001  (Django's own documented flag)
        made, new = RawFile.objects.get_or_create(
            sha256=raw.sha256,
            defaults={name: getattr(raw, name) for name in ("size", *_CHANGING)},
        )
        raw.pk, raw.received = made.pk, made.received
        raw._state.adding = False  # noqa: SLF001
        if new:
            return
    raw.save(update_fields=_CHANGING)


def _clean_name(name: str) -> str:
    kept = "".join(one for one in name if one.isprintable())
    return kept.encode("utf-8", "replace").decode()[-_NAME:]
