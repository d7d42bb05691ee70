"""Files replaced in one step, with their encoded copies, never an older one over a newer one.

Files are visible as soon as they are renamed and are forced to disk only in `settle`, before the
job that wrote them ends: readers do not wait for the disk, and a machine that fails in between
finds the job unfinished and writes the files again.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Literal

from .. import names
from ..encodings import SUFFIXES, encoded
from ..stores import Content, Outcome, Way
from ..ways import InTurn
from . import inspection
from .replacing import Replacing, write_file
from .states import Locked, State, States
from .writers import WRITERS, ByWriter


class Folder:
    """A store in a folder of this machine, or of one that several machines mount."""

    # One disk.
    at_once = 1
    is_near = True

    def __init__(self, root: Path) -> None:
        self.name = str(root)
        self.root = root
        self.states = States(root)
        self._replacing = Replacing()

    def way(self, threads: ThreadPoolExecutor) -> Way:
        """Return how a batch is written here: by a process beside, where there is one that is free.

        Else a thread compresses, and whoever renders writes.
        """
        one = WRITERS.take(self.root)
        return ByWriter(self, one) if one else InTurn(self, threads)

    def copies_of(self, content: Content) -> dict[str, bytes]:
        """Return what lies beside the file of a content, by suffix; may be asked in any thread.

        Raises:
            UnsafePath: the path cannot be a file.
        """
        return encoded(_name(content), content.body)

    def put(
        self,
        content: Content,
        *,
        sequence: int,
        copies: Callable[[], Mapping[str, bytes]] | None = None,
    ) -> Outcome:
        """Replace what is answered at the path; see `Store.put`.

        Args:
            copies: gives what `copies_of` the content returned, where that was asked before.

        Raises:
            UnsafePath: the path cannot be a file.
            OSError: the disk is full or away; what stood there stays.
        """
        name = _name(content)
        sha256 = hashlib.sha256(content.body).hexdigest()
        with self.states.locked(content.path) as held:
            if held.state.sequence > sequence:
                return Outcome.OLDER
            if (held.state.sha256, held.state.status) == (sha256, content.status) and (
                self.root / name
            ).exists():
                held.keep(held.state.model_copy(update={"sequence": sequence}))
                return Outcome.UNCHANGED
            beside = copies() if copies else self.copies_of(content)
            modified = self._replace(name, content, beside, held)
            held.keep(
                State(
                    path=content.path,
                    sequence=sequence,
                    status=content.status,
                    sha256=sha256,
                    modified=modified,
                )
            )
        return Outcome.WRITTEN

    def _replace(
        self, name: str, content: Content, beside: Mapping[str, bytes], held: Locked
    ) -> int:
        # Entity tags are made of whole seconds and the size, as nginx makes them: no two contents
        # of a path may share both.
        modified = max(int(time.time()), held.state.modified + 1)
        self._write(self.root / name, {"": content.body, **beside}, modified)
        # Where the page was a page already there is no notice to be removed, and the reverse. A
        # writer that was killed in between has not kept its state.
        if held.state.status != content.status:
            for other in _other_names(content):
                self._unlink(self.root / other)
        return modified

    def _write(self, file: Path, copies: dict[str, bytes], modified: int) -> None:
        temporary = self.states.new_file()
        made = {suffix: f"{temporary}{suffix}" for suffix in copies}
        try:
            for suffix, body in copies.items():
                write_file(made[suffix], body, modified)
            for suffix in copies:
                self._replacing.put(made[suffix], f"{file}{suffix}")
        except BaseException:
            for path in made.values():
                Path(path).unlink(missing_ok=True)
            raise
        for suffix in SUFFIXES.values():
            if suffix not in copies:
                Path(f"{file}{suffix}").unlink(missing_ok=True)
        self._replacing.changed(file.parent)

    def _unlink(self, file: Path) -> None:
        # All readers lose a page at the same moment: when its last form goes.
        for suffix in (*SUFFIXES.values(), ""):
            with suppress(FileNotFoundError):
                Path(f"{file}{suffix}").unlink()
                self._replacing.changed(file.parent)

    def remove(self, path: str, *, sequence: int) -> Outcome:
        """Answer nothing at the path any more; see `Store.remove`."""
        with self.states.locked(path) as held:
            if held.state.sequence > sequence:
                return Outcome.OLDER
            for name in (names.file_name(path), names.gone_name(path)):
                if name is not None:
                    self._unlink(self.root / name)
            held.keep(State(path=path, sequence=sequence, modified=held.state.modified))
        return Outcome.WRITTEN

    def read(self, path: str) -> Content | None:
        """Return what is answered at the path."""
        # Where both stand the page is answered: its notice comes before it goes.
        statuses: tuple[Literal[200], Literal[410]] = (200, 410)
        for status in statuses:
            with suppress(FileNotFoundError, names.UnsafePath):
                content = Content(path, b"", status)
                return Content(path, (self.root / _name(content)).read_bytes(), status)
        return None

    def read_media(self, name: str) -> bytes | None:
        """Return a rendition of a picture that pages show; None: it is not there."""
        try:
            return (self.root / name).read_bytes()
        except OSError:
            return None

    def paths(self) -> Iterator[str]:
        """Yield every path that was put here and not removed."""
        yield from (state.path for state in self.states if state.status)

    def hand_over(self) -> list[str]:
        """Return what was replaced and is not safe on disk: another process will settle it."""
        return self._replacing.hand_over()

    def take_over(self, unsettled: Iterable[str]) -> None:
        """Settle, at the next time, what another process replaced as well."""
        self._replacing.take_over(unsettled)

    def bad_copies(self, path: str) -> Iterator[str]:
        """Yield the encoded copies of a path that hold something else than its file."""
        content = self.read(path)
        if content is not None:
            yield from inspection.bad_copies(self.root / _name(content), content.body)

    def strangers(self) -> Iterator[str]:
        """Yield the files that answer no path which was put here."""
        return inspection.strangers(self.root, set(self._names()))

    def _names(self) -> Iterator[str]:
        for path in self.paths():
            if content := self.read(path):
                yield _name(content)

    def sweep(self) -> int:
        """Delete the temporary files that killed writers left, and return how many there were."""
        return inspection.sweep(self.states.left())

    def settle(self) -> None:
        """Force to disk what was replaced since the last time."""
        self._replacing.settle()


def _name(content: Content) -> str:
    if content.status == 200:
        return names.file_name(content.path)
    gone = names.gone_name(content.path)
    if gone is None:
        raise names.UnsafePath(f"{content.path!r} is a file: only pages carry a notice")
    return gone


def _other_names(content: Content) -> tuple[str, ...]:
    gone = names.gone_name(content.path)
    if content.status == 410:
        return (names.file_name(content.path),)
    return (gone,) if gone else ()
