"""The words by which an item is found: each as it stands, with its places, and its stem.

A stem is kept as `~eng:elect` beside the words, so that it can never be taken for a word or for
the stem of another language, and a phrase is found by the words themselves. A word that is its own
stem, as most are, is kept once: the mark `~eng:` says by which stemmer the text was read. See
`dateline.wires.queries.words` for the other half.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from dateline.languages.folding import fold
from dateline.languages.stemming import stem_key, stem_keys_of, stemmer_of
from dateline.languages.words import cut_words
from dateline.wires.models import ItemVersion

# PostgreSQL refuses a vector of more than a megabyte, knows places up to 16,383, and leaves out
# what is beyond 255 of one word. Nothing of a news item that long is looked for.
_CHARACTERS: Final = 200_000
_WORDS: Final = 15_000
# No phrase goes from the headline into the text.
_GAP: Final = 10
_PLACES: Final = tuple(f"':{place} '" for place in range(1, _WORDS + 3 * _GAP + 1))


def vectors_of(versions: Sequence[ItemVersion]) -> Iterator[str]:
    """Return for each version its words as the text of a `tsvector`, made as it is asked for.

    The database is asked for stems before the first is given, and not any more afterwards.
    """
    read = [(stemmer_of(one.language), _sections(one)) for one in versions]
    unread: dict[str, set[str]] = defaultdict(set)
    for stemmer, sections in read:
        if stemmer:
            unread[stemmer].update(*sections)
    keys = stem_keys_of(unread)
    return (_vector(sections, stemmer, keys.get(stemmer or "", {})) for stemmer, sections in read)


def text_of(version: ItemVersion) -> str:
    """Return the text of a version, a paragraph a line."""
    return "\n".join(paragraphs_of(version))


def paragraphs_of(version: ItemVersion) -> list[str]:
    """Return the text of each paragraph of a version."""
    return ["".join([run["text"] for run in one["runs"]]) for one in version.paragraphs]


def _sections(version: ItemVersion) -> list[list[str]]:
    title = f"{version.headline}\n{version.slugline}"
    about = f"{version.summary}\n{version.byline}\n{version.located}"
    words, characters = _WORDS, _CHARACTERS
    sections = []
    for text in (title, about, text_of(version)):
        sections.append(cut_words(text[:characters])[:words])
        words -= len(sections[-1])
        characters -= min(len(text), characters)
    return sections


def _vector(sections: Sequence[Sequence[str]], stemmer: str | None, keys: Mapping[str, str]) -> str:
    """Write each word with its place; PostgreSQL puts the places of one word together."""
    found: list[str] = []
    place = 0
    for section in sections:
        places = _PLACES[place : place + len(section)]
        if section:
            is_folded = "".join(section).isascii()
            found.append(_placed(section, places) if is_folded else _folded(section, places))
        place += len(section) + _GAP
    if stemmer:
        known = {stem_key("", stemmer), *map(keys.get, chain.from_iterable(sections))}
        found += [f"'{key}'" for key in known if key]
    return " ".join(found)


def _placed(words: Sequence[str], places: Sequence[str]) -> str:
    """Write each word, of ASCII, with its place: a third of the time of a string for each."""
    return f"'{''.join(chain.from_iterable(zip(words, places, strict=True)))}"[:-2]


def _folded(words: Sequence[str], places: Sequence[str]) -> str:
    forms = {word: fold(word) for word in set(words)}
    pairs = zip(words, places, strict=True)
    return "".join([f"'{form}{place[:-1]}" for word, place in pairs if (form := forms[word])])
