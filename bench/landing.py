"""From dropping a wire file into the watched folder until its items are in the database.

The real `dateline run`, one file after the other from the moment it says that it runs: once moved
in under its own name, once plainly copied.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, LiteralString

import psycopg

from bench.figures import Context, Figure, at_least, at_most, percentile
from bench.settled import database_of

NAME: Final = "landing"
DESCRIPTION: Final = "a file in the watched folder → its items in the database"
_FORMATS: Final = frozenset({"newsml-g2", "nitf", "ninjs", "rss", "atom"})
_PROJECT: Final = Path(__file__).parent.parent
_SHARED: Final = _PROJECT.parent / "shared" / "wires"
_OWN: Final = _PROJECT / "src" / "dateline" / "demo" / "wires"
_PATIENCE: Final = 20.0
_GONE: Final = float("inf")
_Drop = Callable[[Path, Path], object]

# Row and versions of a file are committed together.
_LANDED: Final[LiteralString] = "SELECT 1 FROM wires_rawfile WHERE sha256 = %s"
_HELD: Final[LiteralString] = """
SELECT 1 FROM wires_itemversion v JOIN wires_item i ON i.id = v.item_id
JOIN wires_rawfile r ON r.id = v.raw_id
WHERE (i.guid = %(guid)s AND v.version = %(version)s)
OR (%(guid)s IS NULL AND r.sha256 = %(sha256)s)
LIMIT 1
"""


def run(context: Context) -> Sequence[Figure]:
    """Drop every file in both ways, each way into a newsroom of its own."""
    return [
        figure
        for way, drop in (("moved in", _move), ("copied", _copy))
        for figure in _measured(way, drop, context.folder / way.replace(" ", "-"))
    ]


def _measured(way: str, drop: _Drop, folder: Path) -> Iterator[Figure]:
    from dateline.cli.run.rehearsal import rehearse

    files = _files()
    with (
        # Our own samples are those that the sample newsroom has already.
        rehearse(folder, sample=_SHARED.is_dir()) as newsroom,
        psycopg.connect(database_of(newsroom.var), autocommit=True) as database,
    ):
        inbox = newsroom.var / "wires" / "inbox"
        seconds = {path: _landing(path, drop, inbox, database) for path in files}
        lost = [(path, guid) for path in files for guid in _lost(path, database)]
    for path, guid in lost:
        print(f"  {path.name}: the item {guid or 'without guid'} is not there")
    took = sorted(seconds.values())
    slowest = max(seconds, key=lambda path: seconds[path])
    yield Figure(f"{way}, half of {len(took)} files within", percentile(took, 0.5), "s")
    yield Figure(f"{way}, 99 of 100 within", percentile(took, 0.99), "s")
    yield at_most(f"{way}, all within (last: {slowest.name})", took[-1], "s", 1.0)
    yield at_least(f"{way}, items that are there", 100 * _share(files, lost), "%", 100)


def _files() -> list[Path]:
    """The real files of the five formats where they are here, else our own samples."""
    index = _SHARED / "INDEX.tsv"
    if not index.exists():
        return sorted(path for path in _OWN.iterdir() if path.suffix in {".xml", ".json"})
    rows = (line.split("\t") for line in index.read_text(encoding="utf-8").splitlines()[1:])
    return [_SHARED / row[0] for row in rows if row[1] in _FORMATS]


def _landing(path: Path, drop: _Drop, inbox: Path, database: psycopg.Connection) -> float:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    began = time.perf_counter()
    drop(path, inbox)
    while database.execute(_LANDED, [sha256]).fetchone() is None:
        if time.perf_counter() - began > _PATIENCE:
            return _GONE
        time.sleep(0.001)
    return time.perf_counter() - began


def _move(path: Path, inbox: Path) -> None:
    unfinished = inbox / f".{path.name}.part"
    shutil.copyfile(path, unfinished)
    unfinished.rename(inbox / path.name)


def _copy(path: Path, inbox: Path) -> None:
    shutil.copyfile(path, inbox / path.name)


def _items(path: Path) -> list[tuple[str | None, str]]:
    from dateline.wires.formats import parse_wire

    items = parse_wire(path.read_bytes(), name=path.name).items
    return [(item.guid, item.version or "") for item in items]


def _lost(path: Path, database: psycopg.Connection) -> Iterator[str | None]:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    for guid, version in _items(path):
        facts = {"guid": guid, "version": version, "sha256": sha256}
        if database.execute(_HELD, facts).fetchone() is None:
            yield guid


def _share(files: Sequence[Path], lost: Sequence[object]) -> float:
    return 1 - len(lost) / sum(len(_items(path)) for path in files)
