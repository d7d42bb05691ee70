"""Wire text that nobody declared: how much of it is found, how often wrongly, and how fast.

The items are those of ../shared where it is, wires and articles both taken in as wires; else made
ones. Each paragraph that is long enough is edited as an editor would, and looked for (--edited N of
them). For the false alarms each paragraph is looked for as it is. What is found in another item is
an alarm unless both have eight words in a row (or sixteen characters where a script has no spaces),
which are hardly ever the same by chance.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from bench.figures import Context, Figure, at_least, at_most, percentile
from bench.newsroom import open_newsroom

NAME: Final = "undeclared"
DESCRIPTION: Final = "pasted wire text: share found, false alarms, time to look up (--rows N)"
_SHARED: Final = Path(__file__).parent.parent.parent / "shared"
_SEED: Final = 20261127
_FOUND: Final = 95
_ALARMS: Final = 1
_MILLISECONDS: Final = 200
_IN_A_ROW: Final = 8
_LOOKED_UP: Final = 300
_PRINTS: Final = 60
_AT_ONCE: Final = 50_000

Edit = Callable[[list[str], random.Random], list[str]]


def run(context: Context) -> Sequence[Figure]:
    """Take the items in, fill the table to so many rows, and look paragraphs up."""
    open_newsroom()
    _receive()
    paragraphs = list(_paragraphs())
    figures = [Figure("paragraphs of real or made items", len(paragraphs), "")]
    rows = context.size("rows", 1_000_000)
    _fill(rows)
    figures.append(Figure("rows of fingerprints", rows, ""))
    edited = _sample(paragraphs, context.size("edited", 600))
    figures += [_recall(name, edit, edited) for name, edit in _EDITS.items()]
    return [*figures, *_alarms(paragraphs), *_times(_sample(paragraphs, _LOOKED_UP))]


def _receive() -> None:
    from dateline.wires.actions import Sending, receive_wires

    sendings = [Sending(data, name) for name, data in (_real() if _SHARED.is_dir() else _made())]
    for start in range(0, len(sendings), 20):
        receive_wires(sendings=sendings[start : start + 20], by=None)


def _real() -> Iterator[tuple[str, bytes]]:
    for path in sorted((_SHARED / "wires").iterdir()):
        if path.suffix != ".tsv":
            yield path.name, path.read_bytes()
    lines = (_SHARED / "articles" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        article = json.loads(line)
        yield f"article-{number}.json", _ninjs(number, article["lang"], article["paragraphs"])


def _made() -> Iterator[tuple[str, bytes]]:
    from bench.items import items

    for number, made in enumerate(items(300, _SEED)):
        yield f"made-{number}.json", _ninjs(number, made.language, list(made.paragraphs))


def _ninjs(number: int, language: str, paragraphs: list[str]) -> bytes:
    item: dict[str, Any] = {
        "uri": f"tag:bench:{number}",
        "version": "1",
        "type": "text",
        "language": language,
        "headline": f"Item {number}",
        "body_text": "\n\n".join(paragraphs),
    }
    return json.dumps(item).encode()


def _paragraphs() -> Iterator[tuple[Any, int, str]]:
    """Yield item, place and words of each paragraph that is long enough to be looked for."""
    from dateline.stories.quotations.sources import paragraphs_of
    from dateline.wires.models import ItemVersion
    from dateline.wires.prints import units_of

    for version in ItemVersion.objects.order_by("pk"):
        for number, text in enumerate(paragraphs_of(version), 1):
            if units_of(text).to_keep:
                yield version.item_id, number, text


def _sample(paragraphs: Sequence[Any], most: int) -> list[Any]:
    return random.Random(_SEED).sample(list(paragraphs), min(most, len(paragraphs)))


def _fill(rows: int) -> None:
    """Add rows of hashes as a great archive has them; their versions are not there."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX prints_hashes")
        for start in range(0, rows, _AT_ONCE):
            cursor.execute(
                """
                INSERT INTO wires_prints (version_id, item_id, received, hashes)
                SELECT uuidv7(), uuidv7(), now() - random() * interval '30 days', ARRAY(
                    SELECT (random() * 4294967295 - 2147483648)::bigint::int
                    FROM generate_series(1, %s + 0 * row))
                FROM generate_series(1, %s) AS row
                """,
                [_PRINTS, min(_AT_ONCE, rows - start)],
            )
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("CREATE INDEX prints_hashes ON wires_prints USING gin (hashes)")
        cursor.execute("ANALYZE wires_prints")


def _look(texts: Sequence[str]) -> list[list[Any]]:
    from dateline.stories.undeclared import DeclaredBlock, find_undeclared

    return find_undeclared([DeclaredBlock(text) for text in texts], sees_embargoed=True)


def _recall(name: str, edit: Edit, paragraphs: Sequence[tuple[Any, int, str]]) -> Figure:
    chance = random.Random(name)
    texts = [_joined(text, edit(_units(text), chance)) for _, _, text in paragraphs]
    found = 0
    for start in range(0, len(texts), 50):
        for (item, _, text), ones in zip(
            paragraphs[start : start + 50], _look(texts[start : start + 50]), strict=True
        ):
            # The same text may stand in another item, too: that is as good.
            found += any(one.version.item_id == item or one.text == text for one in ones)
    share = 100 * found / len(texts)
    if name in _HEAVY:
        return Figure(f"found: {name}", share, "%")
    return at_least(f"found: {name}", share, "%", _FOUND)


def _alarms(paragraphs: Sequence[tuple[Any, int, str]]) -> Iterator[Figure]:
    alarms, elsewhere = 0, 0
    for start in range(0, len(paragraphs), 50):
        part = paragraphs[start : start + 50]
        for (item, _, text), ones in zip(part, _look([text for *_, text in part]), strict=True):
            others = [one for one in ones if one.version.item_id != item]
            elsewhere += bool(others)
            alarms += any(not _has_a_row(text, one.text) for one in others)
    yield Figure("paragraphs found in another item, too", elsewhere, "")
    yield at_most("of all, false alarms", 100 * alarms / len(paragraphs), "%", _ALARMS)


def _has_a_row(one: str, other: str) -> bool:
    from dateline.languages.words import is_unspaced
    from dateline.stories.similarity import comparable_words

    mine, theirs = comparable_words(one), comparable_words(other)
    length = _IN_A_ROW * (2 if is_unspaced(one) else 1)
    rows = {tuple(theirs[at : at + length]) for at in range(len(theirs) - length + 1)}
    return any(tuple(mine[at : at + length]) in rows for at in range(len(mine) - length + 1))


def _times(chosen: Sequence[tuple[Any, int, str]]) -> Iterator[Figure]:
    taken, busy = [], time.process_time()
    for _, _, text in chosen:
        began = time.perf_counter()
        _look([text])
        taken.append((time.perf_counter() - began) * 1_000)
    busy = (time.process_time() - busy) * 1_000 / len(chosen)
    yield at_most("looking a paragraph up, p50", percentile(taken, 0.5), "ms", _MILLISECONDS)
    yield at_most("looking a paragraph up, p99", percentile(taken, 0.99), "ms", _MILLISECONDS)
    yield Figure("of it, time of our own processor", busy, "ms")


def _units(text: str) -> list[str]:
    """Words, or pairs of characters where there are hardly any spaces."""
    words = text.split(" ")
    if len(words) * 15 > len(text):
        return words
    return [text[at : at + 2] for at in range(0, len(text), 2)]


def _joined(text: str, units: Sequence[str]) -> str:
    return (" " if len(text.split(" ")) * 15 > len(text) else "").join(units)


def _changed(share: float, units: list[str], chance: random.Random) -> list[str]:
    return [_other(one, chance) if chance.random() < share else one for one in units]


def _other(unit: str, chance: random.Random) -> str:
    """A word of the same letters that is another one."""
    letters = list(unit)
    chance.shuffle(letters)
    return "".join(letters) + unit[:1]


def _added(share: float, units: list[str], chance: random.Random) -> list[str]:
    found = []
    for one in units:
        found.append(one)
        if chance.random() < share:
            found.append(_other(chance.choice(units), chance))
    return found


def _dropped(share: float, units: list[str], chance: random.Random) -> list[str]:
    return [one for one in units if chance.random() >= share] or units


def _reordered(units: list[str], chance: random.Random) -> list[str]:
    """Three clauses, in another order."""
    third = max(1, len(units) // 3)
    parts = [units[:third], units[third : 2 * third], units[2 * third :]]
    chance.shuffle(parts)
    return [one for part in parts for one in part]


_EDITS: Final[dict[str, Edit]] = {
    "10 % of words changed": lambda units, chance: _changed(0.1, units, chance),
    "10 % of words added": lambda units, chance: _added(0.1, units, chance),
    "10 % of words dropped": lambda units, chance: _dropped(0.1, units, chance),
    "clauses reordered": _reordered,
    "reordered, 5 % changed, 5 % dropped": lambda units, chance: _dropped(
        0.05, _changed(0.05, _reordered(units, chance), chance), chance
    ),
    "15 % of words changed": lambda units, chance: _changed(0.15, units, chance),
}
# More than light edits: shown, not promised.
_HEAVY: Final = frozenset({"15 % of words changed"})
