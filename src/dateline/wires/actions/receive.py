"""Taking in wire files: bytes first, then what they say."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import psycopg.errors
from django.db import DataError, OperationalError, transaction

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.ground.events import publish_all
from dateline.ground.settings import get_settings
from dateline.wires.arrival import Parsed, keep_items
from dateline.wires.arrival.raws import make_raws, mark_failed, mark_parsed, save_raws
from dateline.wires.errors import TooLarge, Unstorable, WireError
from dateline.wires.events import WireFileFailed
from dateline.wires.formats import parse_wire
from dateline.wires.models import Feed, ItemVersion, RawFile
from dateline.wires.parsed import ParsedFile
from dateline.wires.store import wire_store

log = logging.getLogger(__name__)
_TRIES: Final = 4


@dataclass(frozen=True, slots=True)
class Sending:
    """The bytes of one file as a transport brings them."""

    data: bytes
    name: str
    feed: Feed | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was taken in, and the versions that are new by it."""

    raw: RawFile
    versions: list[ItemVersion]


def receive_wire(
    *, data: bytes, name: str, feed: Feed | None = None, by: User | None
) -> tuple[RawFile, list[ItemVersion]]:
    """Take in the bytes of one file and return it with the versions that are new by it.

    Effects: those of `receive_wires`.

    Raises:
        TooLarge: there are more bytes than DATELINE_MAX_WIRE_BYTES; nothing is kept.
    """
    (received,) = receive_wires(sendings=[Sending(data, name, feed)], by=by)
    return received.raw, received.versions


def receive_wires(*, sendings: Sequence[Sending], by: User | None) -> list[Received]:
    """Take in files together, which costs little more than one; return each in its place.

    Effects: those of `keep_wires`, then those of `read_kept`.

    Raises:
        TooLarge: one has more bytes than DATELINE_MAX_WIRE_BYTES; nothing of any is kept.
    """
    raws = keep_wires(sendings=sendings, by=by)
    unread = {raw.pk: raw for raw in raws if raw.state != RawFile.State.PARSED}
    data = {raw.pk: sending.data for raw, sending in zip(raws, sendings, strict=True)}
    read = _read([(raw, data[raw.pk]) for raw in unread.values()])
    # The same bytes twice in one batch are one file; its versions are told with the first.
    return [Received(raw, read.pop(raw.pk, [])) for raw in raws]


def keep_wires(*, sendings: Sequence[Sending], by: User | None) -> list[RawFile]:
    """Make the bytes of files safe and return each file, to be read by `read_kept`.

    Whoever ends here has lost nothing: `dateline.wires.unread` reads what was kept and not read.

    Effects: the bytes on disk in the store; a raw file each, committed unless within a
    transaction. Bytes that are here already change nothing.

    Raises:
        TooLarge: one has more bytes than DATELINE_MAX_WIRE_BYTES; nothing of any is kept.
    """
    limit = get_settings().max_wire_bytes
    for sending in sendings:
        if len(sending.data) > limit:
            raise TooLarge(f"The file has {len(sending.data)} bytes; at most {limit} are taken.")
    hashes = wire_store().put_all([sending.data for sending in sendings])
    found = [
        (sha256, len(one.data), one.name, one.feed)
        for sha256, one in zip(hashes, sendings, strict=True)
    ]
    return make_raws(found)


def read_kept(*, raws: Sequence[RawFile], by: User | None) -> list[Received]:
    """Read files whose bytes were kept; return each with the versions that are new by it.

    Effects: for each item not yet here in this version what `keep_items` says. A file that cannot
    be read becomes a failed raw file with the reason and an event; the others are kept.

    Raises:
        FileNotFoundError: the bytes were never kept, as of a file that was too large.
    """
    store = wire_store()
    read = _read([(raw, store.get(raw.sha256)) for raw in raws])
    return [Received(raw, read.get(raw.pk, [])) for raw in raws]


@transaction.atomic
def retry_raw_file(*, raw: RawFile, by: User | None) -> list[ItemVersion]:
    """Read a kept file again, as after a parser was mended; return the versions new by it.

    Effects: those of `read_kept`; an audit entry.

    Raises:
        FileNotFoundError: the bytes were never kept, as of a file that was too large.
    """
    raw = RawFile.objects.select_for_update().get(pk=raw.pk)
    (received,) = read_kept(raws=[raw], by=by)
    detail = {"state": raw.state, "versions": len(received.versions)}
    record(by=by, verb="retry", target_kind="raw-file", target_id=raw.pk, detail=detail)
    return received.versions


@transaction.atomic
def record_refused(
    *, name: str, size: int, sha256: str, error: WireError, feed: Feed | None, by: User | None
) -> RawFile:
    """Note a file whose bytes were not taken in, and why, such as one that is too large.

    Effects: a failed raw file, once for the same bytes; an event.
    """
    (raw,) = make_raws([(sha256, size, name, feed)])
    if raw.state != RawFile.State.PARSED:
        _fail([(raw, error)])
    return raw


def _read(files: Sequence[tuple[RawFile, bytes]]) -> dict[object, list[ItemVersion]]:
    parsed: list[tuple[RawFile, ParsedFile]] = []
    failed: list[tuple[RawFile, WireError]] = []
    for raw, data in files:
        try:
            parsed.append((raw, parse_wire(data, name=raw.name)))
        except WireError as error:
            failed.append((raw, error))
    versions, refused = _kept(parsed)
    _fail([*failed, *refused])
    return versions


def _kept(
    parsed: Sequence[tuple[RawFile, ParsedFile]],
) -> tuple[dict[object, list[ItemVersion]], list[tuple[RawFile, WireError]]]:
    """Keep all in one transaction; where the database refuses one of them, each in its own."""
    try:
        return _keep_without_deadlock(parsed), []
    except DataError as error:
        if len(parsed) == 1:
            reason = Unstorable(f"The database refuses a fact of the file: {error}.")
            return {}, [(parsed[0][0], reason)]
    versions: dict[object, list[ItemVersion]] = {}
    refused = []
    for one in parsed:
        made, bad = _kept([one])
        versions |= made
        refused += bad
    return versions, refused


def _keep_without_deadlock(
    parsed: Sequence[tuple[RawFile, ParsedFile]],
) -> dict[object, list[ItemVersion]]:
    for tried in range(1, _TRIES + 1):
        try:
            return _keep(parsed)
        except OperationalError as error:
            # Two batches that name each other's items: PostgreSQL ends one, which begins again.
            if tried == _TRIES or not isinstance(error.__cause__, psycopg.errors.DeadlockDetected):
                raise
            log.info("Two batches of wires waited for each other; this one is tried again.")
    raise AssertionError


@transaction.atomic
def _keep(parsed: Sequence[tuple[RawFile, ParsedFile]]) -> dict[object, list[ItemVersion]]:
    versions: dict[object, list[ItemVersion]] = {raw.pk: [] for raw, _ in parsed}
    for raw, file in parsed:
        mark_parsed(raw, file.format)
    save_raws([raw for raw, _ in parsed])
    for version in keep_items([Parsed(item, raw) for raw, file in parsed for item in file.items]):
        versions[version.raw_id].append(version)
    return versions


@transaction.atomic
def _fail(failed: Sequence[tuple[RawFile, WireError]]) -> None:
    if not failed:
        return
    for raw, error in failed:
        mark_failed(raw, error)
    save_raws([raw for raw, _ in failed])
    publish_all(
        [
            WireFileFailed(
                raw_file=str(raw.pk),
                name=raw.name,
                error_code=raw.error_code,
                error_message=raw.error_message,
            )
            for raw, _ in failed
        ]
    )
