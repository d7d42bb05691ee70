"""How well items of one event are grouped, and what a signature costs."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Final

from bench.figures import Context, Figure, at_most

NAME: Final = "groups"
DESCRIPTION: Final = (
    "likeness of texts: rewrites found, strangers taken for one event (on ../shared where it is)"
)
_SHARED: Final = Path(__file__).parent.parent.parent / "shared"
_SHORTEST: Final = 200
_MILLISECONDS: Final = 0.4


def run(context: Context) -> Sequence[Figure]:
    """Compare each text with its rewrites, and with all texts that are not of its event."""
    texts = _texts()
    figures = [Figure("texts", len(texts), ""), _cost(texts)]
    signed = {name: sign for name, text in texts.items() if (sign := _sign(text))}
    figures += [_recall(name, texts, signed) for name in _REWRITES]
    return [*figures, *_strangers(texts, signed)]


def _texts() -> dict[str, str]:
    """Texts of at least 200 characters, each once: the real ones, or made ones without them."""
    found = dict(_real()) if _SHARED.is_dir() else dict(_made())
    once = {text: name for name, text in found.items() if len(text) >= _SHORTEST}
    return {name: text for text, name in once.items()}


def _real() -> Iterator[tuple[str, str]]:
    from dateline.ground.richtext import plain
    from dateline.wires.errors import WireError
    from dateline.wires.formats import parse_wire

    for path in sorted((_SHARED / "wires").iterdir()):
        try:
            parsed = parse_wire(path.read_bytes(), name=path.name)
        except WireError:
            continue
        for number, item in enumerate(parsed.items):
            yield f"{path.name}#{number}", " ".join(plain(one.runs) for one in item.paragraphs)
    lines = (_SHARED / "articles" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        yield f"article {number}", " ".join(json.loads(line)["paragraphs"])


def _made() -> Iterator[tuple[str, str]]:
    from bench.items import items

    for number, made in enumerate(items(400, 7)):
        yield f"made {number}", " ".join(made.paragraphs)


def _sign(text: str) -> bytes | None:
    from dateline.wires.likeness import shingles_of, signature_of

    return signature_of(shingles_of(text))


def _cost(texts: Mapping[str, str]) -> Figure:
    from dateline.wires.likeness import bands_of

    signatures, began = 0, time.process_time()
    for text in texts.values():
        if signature := _sign(text):
            signatures += len(bands_of(signature)) > 0
    taken = (time.process_time() - began) * 1_000 / max(1, signatures)
    return at_most("signature and bands of a text", taken, "ms", _MILLISECONDS)


def _recall(name: str, texts: Mapping[str, str], signed: Mapping[str, bytes]) -> Figure:
    chance = random.Random(name)
    found = sum(
        _is_found(signature, _sign(_REWRITES[name](texts[key], chance)))
        for key, signature in signed.items()
    )
    return Figure(f"found: {name}", 100 * found / len(signed), "%")


def _strangers(texts: Mapping[str, str], signed: Mapping[str, bytes]) -> Iterator[Figure]:
    """Pairs of texts that are grouped, against the share of shingles that both really have.

    What shares a tenth and is not of one event has the same form or boilerplate: docs/wires.md.
    """
    from dateline.wires.likeness import shingles_of

    shingles = {name: shingles_of(texts[name]) for name in signed}
    pairs = grouped = wrong = alike = met = 0
    for one, other in combinations(signed, 2):
        pairs += 1
        both = len(shingles[one] & shingles[other])
        share = both / (len(shingles[one]) + len(shingles[other]) - both)
        is_grouped = _is_found(signed[one], signed[other])
        grouped += is_grouped
        wrong += is_grouped and share < 0.1
        alike += share >= 0.3
        met += is_grouped and share >= 0.3
    yield Figure("pairs of texts", pairs, "")
    yield Figure("of them grouped", grouped, "")
    yield Figure("of those sharing under 10 % of their shingles", wrong, "")
    yield Figure(
        "grouped pairs that do share 10 %", 100 * (1 - wrong / grouped) if grouped else 100, "%"
    )
    yield Figure("pairs sharing 30 % and more", alike, "")
    yield Figure("of them grouped (recall)", 100 * met / alike if alike else 100, "%")


def _is_found(one: bytes, other: bytes | None) -> bool:
    from dateline.wires.likeness import ALIKE, bands_of, similarity

    if other is None or not set(bands_of(one)) & set(bands_of(other)):
        return False
    return similarity(one, other) >= ALIKE


def _units(text: str) -> list[str]:
    """Words with the spaces after them, or characters where there are hardly any spaces."""
    words = text.split(" ")
    return [f"{one} " for one in words] if len(words) * 15 > len(text) else list(text)


def _sentences(text: str) -> list[str]:
    units = _units(text)
    return ["".join(units[at : at + 25]) for at in range(0, len(units), 25)]


def _cut(share: float, text: str) -> str:
    units = _units(text)
    return "".join(units[: max(1, int(len(units) * share))])


def _reordered(text: str, chance: random.Random) -> str:
    sentences = _sentences(text)
    chance.shuffle(sentences)
    return "".join(sentences)


def _relabelled(text: str, chance: random.Random) -> str:
    return f"HARBOUR CITY, Nov 24 (Agency) - {text} (Reporting by A. Reporter; editing by B. Desk)"


def _changed(share: float, text: str, chance: random.Random) -> str:
    units = _units(text)
    strangers = sorted(set(units))
    return "".join(chance.choice(strangers) if chance.random() < share else one for one in units)


_REWRITES: Final = {
    "the first 70 % of the text": lambda text, _: _cut(0.7, text),
    "the first half": lambda text, _: _cut(0.5, text),
    "the first third": lambda text, _: _cut(0.33, text),
    "sentences reordered": _reordered,
    "another agency's dateline and credits": _relabelled,
    "10 % of words changed": lambda text, chance: _changed(0.1, text, chance),
    "30 % of words changed": lambda text, chance: _changed(0.3, text, chance),
    "half of words changed": lambda text, chance: _changed(0.5, text, chance),
    "70 %, reordered, 15 % changed, relabelled": lambda text, chance: _relabelled(
        _reordered(_changed(0.15, _cut(0.7, text), chance), chance), chance
    ),
}
