"""Checks of the disk: the folders that are written, the space that is left, the keys."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dateline.cli.doctor.checks import Examination, Finding, fail, ok, warn


def var_is_writable(examination: Examination) -> Iterator[Finding]:
    """The folder of everything that is written takes a file."""
    var = examination.settings.var
    try:
        var.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=var) as file:
            file.write(b"doctor")
    except OSError as error:
        yield fail(
            f"{var} cannot be written: {error.strerror}",
            "Make it writable for this user, or name another folder by DATELINE_VAR.",
        )
    else:
        yield ok(f"{var} can be written")


def disk_has_room(examination: Examination) -> Iterator[Finding]:
    """The disk of that folder has room for a day's work."""
    var = examination.settings.var
    free = shutil.disk_usage(_nearest(var)).free
    said = f"{_megabytes(free)} free on the disk of {var}"
    if free < examination.least_free_bytes:
        yield fail(
            f"only {said}",
            f"Make room, at least {_megabytes(examination.least_free_bytes)}, or name a folder "
            "on another disk by DATELINE_VAR. Nothing that was received is safe to delete by hand "
            f"but old logs in {var / 'log'}.",
        )
    else:
        yield ok(said)


def inbox_is_writable(examination: Examination) -> Iterator[Finding]:
    """Wire files can be put into the watched folder."""
    inbox = examination.settings.inbox
    if not inbox.exists():
        yield warn(f"the wire inbox {inbox} is not there yet", "`dateline run` makes it.")
    elif not os.access(inbox, os.R_OK | os.W_OK | os.X_OK):
        yield fail(
            f"the wire inbox {inbox} cannot be read and written",
            "Make it writable for this user, or name another by DATELINE_WIRE_INBOX.",
        )
    else:
        yield ok(f"the wire inbox {inbox} can be read and written")


def keys_are_kept(examination: Examination) -> Iterator[Finding]:
    """The keys of sessions and publications are there, and only their owner can read them."""
    folder = examination.settings.var / "keys"
    needed = ["publication.pem"]
    if not examination.settings.secret_key:
        needed.append("session")
    for key in (folder / name for name in needed):
        if not key.exists():
            yield warn(f"there is no key {key} yet", "It is made when it is first needed.")
        elif stat.S_IMODE(key.stat().st_mode) & 0o077:
            yield fail(f"others can read the key {key}", f"Run: chmod 600 {key}")
        else:
            yield ok(f"the key {key.name} is kept")


def theme_is_usable(examination: Examination) -> Iterator[Finding]:
    """The organisation's theme is there and can be read."""
    from dateline.publishing.render.theming import ThemeError, load_theme

    folder = examination.settings.theme
    if folder is None:
        return
    try:
        load_theme(folder)
    except ThemeError as error:
        yield fail(str(error), "Until then the old pages stay. docs/theming.md says what there is.")
    else:
        yield ok(f"the theme {folder} can be used")


def _nearest(path: Path) -> Path:
    return next(folder for folder in (path, *path.parents) if folder.exists())


def _megabytes(number: int) -> str:
    return f"{number / 2**20:,.0f} MB"
