"""How many items a second one process stores: bytes, facts, fingerprints and search index."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Any, Final

from bench.figures import Context, Figure, at_least
from bench.newsroom import open_newsroom

NAME: Final = "store"
DESCRIPTION: Final = "wire files stored a second, one item each (--items N --batch N)"
_PROMISED: Final = 500
_SEED: Final = 20261124
_SYLLABLES: Final = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi")


def run(context: Context) -> Sequence[Figure]:
    """Receive files of one item each in batches, as transports do; then every one once more."""
    open_newsroom()
    count, size = context.size("items", 3_000), context.size("batch", 50)
    files = list(_files(count))
    first = _seconds(files, size)
    changed = list(_files(count, version="2", seed=_SEED + 1))
    second = _seconds(changed, size)
    alone = _seconds(list(_files(400, seed=_SEED + 2)), 1)
    folder = _seconds_from_folder(context.folder, list(_files(count, seed=_SEED + 3)))
    mean = sum(len(data) for data in files) / count
    return [
        Figure("bytes of a file, mean", mean, "B"),
        at_least("new items that lie in the watched folder", count / folder, "items/s", _PROMISED),
        Figure(f"new items, {size} at once", count / first, "items/s"),
        Figure(f"second versions, {size} at once", count / second, "items/s"),
        Figure("new items, one at a time", 400 / alone, "items/s"),
    ]


def _seconds(files: Sequence[bytes], size: int) -> float:
    from dateline.wires.actions import Sending, receive_wires

    began = time.perf_counter()
    for start in range(0, len(files), size):
        batch = [Sending(data, f"{start}.json") for data in files[start : start + size]]
        received = receive_wires(sendings=batch, by=None)
        stored = sum(len(one.versions) for one in received)
        if stored != len(batch):
            raise RuntimeError(f"{len(batch) - stored} items of a batch were not stored.")
    return time.perf_counter() - began


def _seconds_from_folder(folder: Path, files: Sequence[bytes]) -> float:
    """The whole way: read, kept, stored, moved to `done`; all by one process."""
    from dateline.wires.actions import add_feed
    from dateline.wires.models import ItemVersion
    from dateline.wires.transports.folder.inbox import Inbox

    inbox = folder / "inbox"
    inbox.mkdir()
    for number, data in enumerate(files):
        (inbox / f"{number:06}.json").write_bytes(data)
    paths = sorted(inbox.iterdir())
    feed = add_feed(kind="folder", name="Bench", address=str(inbox), by=None)
    before = ItemVersion.objects.count()
    began = time.perf_counter()
    Inbox(inbox, feed, Event()).take(paths)
    took = time.perf_counter() - began
    if ItemVersion.objects.count() - before != len(files):
        raise RuntimeError("Not every file of the folder was stored.")
    return took


def _files(count: int, *, version: str = "1", seed: int = _SEED) -> Iterator[bytes]:
    chance = random.Random(seed)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    name = seed if version == "1" else _SEED
    for number in range(count):
        yield json.dumps(_item(chance, words, weights, f"{name}-{number}", version)).encode()


def _item(
    chance: random.Random, words: list[str], weights: list[float], name: str, version: str
) -> dict[str, Any]:
    def text(least: int, most: int) -> str:
        return " ".join(chance.choices(words, weights, k=chance.randint(least, most))).capitalize()

    paragraphs = "".join(f"<p>{text(25, 55)}.</p>" for _ in range(chance.randint(4, 14)))
    return {
        "uri": f"tag:reuters.com,2026:{name}",
        "version": version,
        "type": "text",
        "versioncreated": "2026-11-20T09:00:00Z",
        "pubstatus": "usable",
        "language": "en",
        "urgency": chance.randint(2, 5),
        "headline": text(6, 12),
        "slugline": text(2, 3).upper().replace(" ", "-"),
        "located": text(1, 1),
        "subject": [{"code": "medtop:11000000", "name": "politics"}],
        "body_xhtml": paragraphs,
    }
