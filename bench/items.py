"""Items as agencies send them, in several languages and scripts: seeded, the same in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Final

AGENCIES: Final = (
    ("ap", 16), ("reuters", 18), ("afp", 15), ("dpa", 10), ("efe", 9), ("ansa", 7), ("tass", 6),
    ("xinhua", 8), ("kyodo", 4), ("apa", 3), ("cp", 2), ("belga", 2),
)  # fmt: skip
# Of each language: its share, its letters as consonants and vowels, and what parts its words.
_LANGUAGES: Final = (
    ("en", 34, "b c d f g h l m n p r s t w th st", "a e i o u ea", " "),
    ("es", 12, "b c d f g l m n p r s t ll ñ", "a e i o u á ó", " "),
    ("fr", 11, "b c d f g l m n p r s t ch", "a e i o u é è ou", " "),
    ("de", 9, "b d f g h k l m n r s t sch z", "a e i o u ä ü ei", " "),
    ("ru", 9, "б в г д ж к л м н п р с т", "а е и о у ы я", " "),
    ("ar", 8, "ب ت ج ح د ر س ع ف ق ك ل م ن ال", "ا و ي", " "),
    ("zh", 7, "", "", ""),
    ("tr", 3, "b c ç d g h k l m n r s ş t y", "a e ı i o ö u ü", " "),
    ("fa", 3, "ب پ ت ج چ د ر س ش ک گ ل م ن ی", "ا و", " "),
    ("hi", 2, "क ख ग च ज त द न प ब म र ल स", "ा ि ी ु े ो", " "),
    ("sw", 2, "b ch d f k l m n p r s t w y z", "a e i o u", " "),
)
_WORDS: Final = 30_000
_TOPICS: Final = (
    "01000000", "02000000", "03000000", "04000000", "06000000", "07000000", "11000000", "13000000",
    "15000000", "16000000", "17000000", "20000822", "20001065", "20000587", "20000344",
)  # fmt: skip
_PLACES: Final = 400
_COUNTRIES: Final = ("US", "GB", "FR", "DE", "UA", "RU", "CN", "IR", "TR", "IN", "KE", "BR", "ES")
_TYPES: Final = (("text", 82), ("picture", 14), ("video", 3), ("graphic", 1))


@dataclass(frozen=True, slots=True)
class MadeItem:
    """The facts of an item; who sends it, when and how urgent it is belongs to each sending."""

    language: str
    type: str
    headline: str
    slugline: str
    byline: str
    located: str
    country: str
    topics: tuple[str, ...]
    paragraphs: tuple[str, ...]


def items(count: int, seed: int, *, event: str = "") -> Iterator[MadeItem]:
    """Yield items; with the name of an event they all speak of it."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _item(chance, event)


def words_of(language: str) -> Sequence[str]:
    """Return the vocabulary of a language, the most frequent words first."""
    return _vocabulary(language)[0]


def _item(chance: random.Random, event: str) -> MadeItem:
    language, _, _, _, gap = chance.choices(_LANGUAGES, [one[1] for one in _LANGUAGES])[0]
    kind = chance.choices(*zip(*_TYPES, strict=True))[0]
    length = 60 + int(740 * chance.betavariate(1.2, 2.6)) if kind == "text" else 60
    paragraphs = []
    while length > 0:
        sentence = min(length, chance.randint(20, 55))
        length -= sentence
        words = _words(chance, language, sentence)
        if event and chance.random() < 0.5:
            words[chance.randrange(len(words))] = event
        paragraphs.append(gap.join(words) + ".")
    return MadeItem(
        language=language,
        type=str(kind),
        headline=gap.join([*_words(chance, language, 8), event]).strip(),
        slugline="-".join(_words(chance, "en", 2)).upper(),
        byline=" ".join(_words(chance, "en", 2)).title(),
        located=_place(chance.randrange(_PLACES) * chance.randrange(_PLACES) // _PLACES),
        country=chance.choice(_COUNTRIES),
        topics=tuple(chance.sample(_TOPICS, chance.randint(1, 3))),
        paragraphs=tuple(paragraphs),
    )


def _place(number: int) -> str:
    return _vocabulary("en")[0][1_000 + number].title()


def _words(chance: random.Random, language: str, count: int) -> list[str]:
    words, weights = _vocabulary(language)
    return chance.choices(words, cum_weights=weights, k=count)


@cache
def _vocabulary(language: str) -> tuple[list[str], list[float]]:
    """Words and the sums of their weights by Zipf's law with Mandelbrot's shift."""
    chance = random.Random(language)
    _, _, consonants, vowels, _ = next(one for one in _LANGUAGES if one[0] == language)
    made: dict[str, None] = {}
    while len(made) < _WORDS:
        length = chance.randint(1, 2) if len(made) < 900 else 3
        made[_word(chance, consonants.split(), vowels.split(), length)] = None
    return list(made), list(accumulate(1 / (rank + 2.7) for rank in range(_WORDS)))


def _word(chance: random.Random, consonants: list[str], vowels: list[str], length: int) -> str:
    if not consonants:
        return "".join(chr(chance.randint(0x4E00, 0x5E00)) for _ in range(min(2, length)))
    parts = (chance.choice(consonants) + chance.choice(vowels) for _ in range(length))
    return "".join(parts) + (chance.choice(["", *consonants]) if length > 1 else "")
