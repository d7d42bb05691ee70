"""`python -m …delivery.folder.writer FOLDER`: a process that compresses and writes pages.

A worker starts it beside itself (`writers`), so that rendering and writing have a core each. Orders
come as lines of JSON, that of a page followed by its bytes; each is answered by a line in its turn.
It ends when its orders end, also where the worker was killed: what came by then is written, unless
another has put something newer there.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Any, BinaryIO, Final

import orjson

from ..names import UnsafePath
from ..stores import Content
from .store import Folder

# What a worker says of a page that could not be replaced; a path may have a thousand bytes.
_MOST_SAID: Final = 1_500


def main(root: str) -> None:
    """Do the orders that come by standard input."""
    for stopping in (signal.SIGINT, signal.SIGTERM):
        # They reach the whole process group; the worker ends what it has begun, and then this.
        signal.signal(stopping, signal.SIG_IGN)
    serve(Folder(Path(root)), sys.stdin.buffer, sys.stdout.buffer)


def serve(folder: Folder, orders: BinaryIO, answers: BinaryIO) -> None:
    """Do orders until they end; what is cut off is no order."""
    for line in orders:
        if not line.endswith(b"\n"):
            return
        order = orjson.loads(line)
        size = int(order.get("size", 0))
        body = orders.read(size)
        if len(body) < size:
            return
        answers.write(orjson.dumps(_answer(folder, order, body)) + b"\n")
        answers.flush()


def _answer(folder: Folder, order: dict[str, Any], body: bytes) -> Any:
    try:
        match order["act"]:
            case "put":
                content = Content(order["path"], body, order["status"])
                return {"outcome": folder.put(content, sequence=order["sequence"]).value}
            case "remove":
                outcome = folder.remove(order["path"], sequence=order["sequence"])
                return {"outcome": outcome.value}
            case _:
                return {"unsettled": folder.hand_over()}
    except UnsafePath as error:
        return {"unsafe": str(error)[:_MOST_SAID]}
    except OSError as error:
        files = [error.filename, error.filename2]
        return {"errno": error.errno, "said": str(error.strerror), "files": files}
    except Exception as error:  # noqa: BLE001 - whoever gave the order is told
        return {"said": f"{type(error).__name__}: {error}"[:_MOST_SAID]}


if __name__ == "__main__":
    main(sys.argv[1])
