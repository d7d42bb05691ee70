"""Which lists were seen: an older one is refused, since it may bring back what was withdrawn."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import orjson

from dateline.ground.ids import new_id
from dateline.publishing.canonical import sha256_hex

from .errors import Older, TwoLists
from .manifest import MirrorList

_FILE: Final = "dateline/mirrors.json"


def usual_place() -> Path:
    """Return where lists are remembered (XDG Base Directory, `XDG_STATE_HOME`)."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / _FILE


class Seen:
    """A small file: by key and service the highest number seen, and the hash of that list."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def demand_newest(self, listed: MirrorList, data: bytes, *, key: bytes) -> None:
        """Return if no newer list, and no other of this number, was seen.

        Raises:
            Older, TwoLists: one was.
        """
        known = self._read().get(_name(listed, key))
        if known is None:
            return
        number, sha256 = known
        if listed.number < number:
            raise Older(
                f"list {listed.number} of {listed.service!r} is older than list {number}, which "
                "was seen before: it may bring back what was withdrawn"
            )
        if listed.number == number and sha256 != sha256_hex(data):
            raise TwoLists(
                f"another list {number} of {listed.service!r} was seen before: ask the publisher"
            )

    def remember(self, listed: MirrorList, data: bytes, *, key: bytes) -> None:
        """Note a list whose archive was verified to its end."""
        known = self._read() | {_name(listed, key): (listed.number, sha256_hex(data))}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._file.with_name(f".{self._file.name}-{new_id().hex}")
        temporary.write_bytes(orjson.dumps(known, option=orjson.OPT_SORT_KEYS))
        temporary.replace(self._file)

    def _read(self) -> dict[str, tuple[int, str]]:
        try:
            rows = orjson.loads(self._file.read_bytes())
            return {str(name): (int(row[0]), str(row[1])) for name, row in rows.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, TypeError, AttributeError, IndexError):
            raise OSError(f"{self._file} cannot be read: mend or delete it") from None


def _name(listed: MirrorList, key: bytes) -> str:
    return f"{key.hex()}/{listed.service}"
