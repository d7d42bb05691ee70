"""Taking one file from the inbox: bytes safe first, then out of the way."""

from __future__ import annotations

import hashlib
import logging
import os
import stat
from pathlib import Path

from django.db import DatabaseError

from dateline.ground.settings import get_settings
from dateline.wires.actions import note_feed_success, receive_wire, record_refused
from dateline.wires.errors import TooLarge
from dateline.wires.models import Feed, RawFile

log = logging.getLogger(__name__)


class Inbox:
    """A folder with `done` and `failed` inside, into which files go once their bytes are safe."""

    def __init__(self, root: Path, feed: Feed) -> None:
        self.root = root
        self._feed = feed

    def take(self, path: Path) -> None:
        """Receive a file and move it to `done`, or to `failed` if it cannot be read.

        Whatever is no regular file stays where it is. A process that dies in between leaves the
        file, and taking it again changes nothing.

        Raises:
            DatabaseError: the database is away; the file stays where it is.
        """
        try:
            raw = self._received(path)
        except FileNotFoundError:
            return
        except OSError as error:
            log.warning("Cannot read %s: %s. Check who may read it.", path.name, error.strerror)
            return
        except DatabaseError:
            raise
        except Exception:  # a fault of ours in one file must not hold up the next
            log.exception("Could not take in %s; it is in the folder `failed`.", path.name)
            self._move(path, "failed")
            return
        if raw is not None:
            self._move(path, "done" if raw.state == RawFile.State.PARSED else "failed")

    def _received(self, path: Path) -> RawFile | None:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            info = os.fstat(file.fileno())
            if not stat.S_ISREG(info.st_mode):
                return None
            limit = get_settings().max_wire_bytes
            if info.st_size > limit:
                return self._refused(
                    path, info.st_size, limit, hashlib.file_digest(file, "sha256").hexdigest()
                )
            data = file.read(limit + 1)
        raw, versions = receive_wire(data=data, name=path.name, feed=self._feed, by=None)
        note_feed_success(feed=self._feed, new_items=len(versions), by=None)
        return raw

    def _refused(self, path: Path, size: int, limit: int, sha256: str) -> RawFile:
        error = TooLarge(
            f"The file has {size} bytes, more than the {limit} that are taken. It lies in the "
            "folder `failed`; set DATELINE_MAX_WIRE_BYTES higher and move it back to take it.",
        )
        return record_refused(
            name=path.name, size=size, sha256=sha256, error=error, feed=self._feed, by=None
        )

    def _move(self, path: Path, folder: str) -> None:
        target = self.root / folder
        target.mkdir(exist_ok=True)
        place, number = target / path.name, 1
        while place.exists():
            number += 1
            place = target / f"{path.stem}~{number}{path.suffix}"
        path.rename(place)
