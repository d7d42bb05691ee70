"""The two ways to list a folder on an FTP server."""

from __future__ import annotations

import ftplib
import time
from datetime import UTC, datetime
from typing import Final

from dateline.wires.polling import FetchError
from dateline.wires.remote import Found

SECONDS_TO_LIST: Final = 60.0
MOST_FILES: Final = 200_000
# Without MLSD each name costs two questions.
MOST_ASKED: Final = 5_000


def files_by_facts(client: ftplib.FTP) -> list[Found]:
    """Return the regular files of the current folder by MLSD (RFC 3659, section 7)."""
    lines = _Lines(MOST_FILES)
    client.retrlines("MLSD", lines.add)
    found = []
    for line in lines.all:
        facts, _, name = line.partition(" ")
        file = _from_facts(facts, name)
        if file is not None:
            found.append(file)
    return found


def files_by_names(client: ftplib.FTP) -> list[Found]:
    """Return the files of the current folder by NLST, SIZE and MDTM (RFC 3659, sections 3, 4)."""
    lines = _Lines(MOST_ASKED)
    try:
        client.retrlines("NLST", lines.add)
    except ftplib.error_perm as error:
        if str(error)[:3] == "550":  # so some servers say that the folder is empty
            return []
        raise
    client.voidcmd("TYPE I")  # NLST went as text; the size is asked in bytes
    found = []
    for line in lines.all:
        name = line.rpartition("/")[2]
        try:
            size = client.size(name)
            changed = client.sendcmd(f"MDTM {name}").partition(" ")[2]
        except (ftplib.error_perm, ValueError):
            continue  # a folder, or gone
        found.append(_found(name, size, changed))
    return found


class _Lines:
    """The lines of a listing, of limited number and time."""

    def __init__(self, most: int) -> None:
        self.all: list[str] = []
        self._most = most
        self._ends = time.monotonic() + SECONDS_TO_LIST

    def add(self, line: str) -> None:
        if len(self.all) >= self._most:
            raise FetchError(
                f"More than {self._most} files lie in the folder. Ask the provider to clear it, or "
                "let Dateline delete or move what it has taken (option after)."
            )
        if time.monotonic() > self._ends:
            raise FetchError(f"The list of files did not end within {SECONDS_TO_LIST:.0f} s.")
        self.all.append(line)


def _from_facts(line: str, name: str) -> Found | None:
    facts = {}
    for fact in line.split(";"):
        key, _, value = fact.partition("=")
        facts[key.lower()] = value
    if facts.get("type", "").lower() != "file" or not name or "/" in name:
        return None
    size = facts.get("size", "")
    return _found(
        name, int(size) if size.isascii() and size.isdecimal() else None, facts.get("modify", "")
    )


def _found(name: str, size: int | None, changed: str) -> Found:
    known = name.encode("latin-1").decode("utf-8", "surrogateescape")
    return Found(known, size, _moment(changed), f"{size}-{changed.strip()[:40]}")


def _moment(text: str) -> datetime | None:
    """Read a time of RFC 3659, section 2.3, which is always UTC."""
    try:
        return datetime.strptime(text.strip()[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
