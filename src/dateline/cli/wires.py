"""`dateline wires`: looking at wire files without a database."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import orjson

from dateline.wires.errors import WireError
from dateline.wires.formats import parse_wire
from dateline.wires.reading.files import read_bounded
from dateline.wires.record import record_of


@click.group()
def wires() -> None:
    """Wire files of agencies."""


@wires.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
def parse(files: tuple[Path, ...]) -> None:
    """Print one JSON object a line for each news item in the files.

    A file that cannot be read gives one line with its error, and the exit status is 1 at the end,
    after all other files are done.
    """
    failed = False
    for file in files:
        for record in _records(file):
            failed = failed or "error" in record
            sys.stdout.buffer.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()
    sys.exit(1 if failed else 0)


def _records(file: Path) -> Iterator[dict[str, Any]]:
    name = str(file).encode("utf-8", "replace").decode()
    try:
        parsed = parse_wire(read_bounded(file), name=file.name)
    except WireError as error:
        yield {"file": name, "error": {"code": error.code, "message": str(error)}}
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield {"file": name, "error": {"code": "unreadable", "message": f"{reason}: {name}"}}
    else:
        for item in parsed.items:
            yield record_of(item, file=name, format=parsed.format)
