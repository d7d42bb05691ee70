"""How well items of one event are grouped, and what a signature costs."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
# Which of the real texts are of one event, or one text: read by a person, all 33,670 pairs that
# share more than 8 % of their shingles. A text in two alphabets or two scripts is one text.
_ONE: Final = (
    ("mapping_test.xml#0", "nitf_test.xml#0"),
    ("solita_se_1.xml#0", "solita_se_1.xml#1"),
    ("article 60", "article 99", "article 185"),
    ("article 131", "article 136"),
    ("article 132", "article 138"),
    ("article 133", "article 139"),
    ("article 134", "article 140"),
    ("article 188", "article 194"),
    ("article 190", "article 196"),
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with what stands above it, and its agency."""

    text: str
    headline: str
    provider: str


@dataclass(frozen=True, slots=True)
class _Signed:
    """What of a text is compared."""

    signature: bytes
    names: bytes
    provider: str


def run(context: Context) -> Sequence[Figure]:
    """Compare each text with its rewrites, and with all texts that are not of its event."""
    texts = _texts()
    figures = [Figure("texts", len(texts), ""), _cost(texts)]
    signed = {name: sign for name, one in texts.items() if (sign := _sign(one))}
    figures += [_recall(name, texts, signed) for name in _REWRITES]
    return [*figures, *_strangers(texts, signed)]


def _texts() -> dict[str, _Text]:
    """Texts of at least 200 characters, each once: the real ones, or made ones without them."""
    found = dict(_real()) if _SHARED.is_dir() else dict(_made())
    once: dict[str, str] = {}
    for name, one in found.items():
        if len(one.text) >= _SHORTEST:
            once.setdefault(one.text, name)
    return {name: found[name] for name in once.values()}


def _real() -> Iterator[tuple[str, _Text]]:
    from dateline.ground.richtext import plain
    from dateline.wires.errors import WireError
    from dateline.wires.formats import parse_wire

    for path in sorted((_SHARED / "wires").iterdir()):
        try:
            parsed = parse_wire(path.read_bytes(), name=path.name)
        except WireError:
            continue
        for number, item in enumerate(parsed.items):
            text = " ".join(plain(one.runs) for one in item.paragraphs)
            agency = item.provider_code or item.provider or ""
            yield f"{path.name}#{number}", _Text(text, item.headline or "", agency)
    lines = (_SHARED / "articles" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        one = json.loads(line)
        text = " ".join(one["paragraphs"])
        yield f"article {number}", _Text(text, one.get("headline") or "", one["service"])


def _made() -> Iterator[tuple[str, _Text]]:
    from bench.items import items

    for number, made in enumerate(items(400, 7)):
        yield f"made {number}", _Text(" ".join(made.paragraphs), made.headline, "made")


def _sign(one: _Text) -> _Signed | None:
    from dateline.wires.likeness import names_of, shingles_of, signature_of

    signature = signature_of(shingles_of(one.text))
    return _Signed(signature, names_of(one.headline, one.text), one.provider) if signature else None


def _cost(texts: Mapping[str, _Text]) -> Figure:
    from dateline.wires.likeness import bands_of

    signatures, began = 0, time.process_time()
    for text in texts.values():
        if made := _sign(text):
            signatures += len(bands_of(made.signature)) > 0
    taken = (time.process_time() - began) * 1_000 / max(1, signatures)
    return at_most("signature, bands and names of a text", taken, "ms", _MILLISECONDS)


def _recall(name: str, texts: Mapping[str, _Text], signed: Mapping[str, _Signed]) -> Figure:
    """Rewrite each text, and half of its headline, for another agency."""
    chance = random.Random(name)
    found = 0
    for key, one in signed.items():
        text = texts[key]
        headline = _changed(0.5, text.headline, chance) if text.headline else ""
        rewritten = replace(text, text=_REWRITES[name](text.text, chance), headline=headline)
        found += _is_found(one, _sign(replace(rewritten, provider="another")))
    return Figure(f"found: {name}", 100 * found / len(signed), "%")


def _strangers(texts: Mapping[str, _Text], signed: Mapping[str, _Signed]) -> Iterator[Figure]:
    """Pairs of texts that are grouped, against what a person found and against their shingles."""
    from dateline.wires.likeness import shingles_of

    shingles = {name: shingles_of(texts[name].text) for name in signed}
    one_event = {pair for group in _ONE for pair in combinations(group, 2)}
    pairs = grouped = wrong = right = 0
    for one, other in combinations(signed, 2):
        pairs += 1
        both = len(shingles[one] & shingles[other])
        share = both / (len(shingles[one]) + len(shingles[other]) - both)
        is_grouped = _is_found(signed[one], signed[other])
        grouped += is_grouped
        right += is_grouped and bool({(one, other), (other, one)} & one_event)
        wrong += is_grouped and share < 0.1
    yield Figure("pairs of texts", pairs, "")
    yield Figure("of them grouped", grouped, "")
    if _SHARED.is_dir():
        yield Figure("of those of one event (precision)", 100 * right / max(1, grouped), "%")
        yield Figure("pairs of one event, found (recall)", 100 * right / len(one_event), "%")
    yield Figure("of those sharing under 10 % of their shingles", wrong, "")


def _is_found(one: _Signed, other: _Signed | None) -> bool:
    from dateline.wires.likeness import bands_of, least_likeness, similarity

    if other is None or not set(bands_of(one.signature)) & set(bands_of(other.signature)):
        return False
    same = one.provider == other.provider
    least = least_likeness(one.names, other.names, same_provider=same)
    return similarity(one.signature, other.signature) >= least


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
