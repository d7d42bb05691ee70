"""Signatures and fingerprints of a batch's texts, whose words are hashed together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

import numpy as np

from dateline.languages.words import telling_runs
from dateline.wires.arrival.batch import Arrival, Batch
from dateline.wires.arrival.words import paragraphs_of, text_of
from dateline.wires.hashes import Hashes, hashes_of
from dateline.wires.likeness import is_by_words, shingles_of, signature_of, signature_of_hashes
from dateline.wires.prints import (
    MOST,
    WORDS,
    is_to_keep,
    least_of_each,
    prints_of,
    stored,
)


def hash_texts(batch: Batch) -> None:
    """Set the signature of each version's text, and the fingerprints of its paragraphs.

    Where words have spaces between them, which is nearly everywhere, the words of all texts are
    hashed at once; what comes of it is the same as of `signature_of` and `prints_of`.
    """
    by_words: list[tuple[Arrival, list[list[str]]]] = []
    for arrival in batch.arrivals:
        version = arrival.version
        paragraphs = paragraphs_of(version)
        text = text_of(version)
        if text and is_by_words(text):
            by_words.append((arrival, list(map(telling_runs, paragraphs))))
            continue
        compared = text or f"{version.headline} {version.summary}"
        version.minhash = signature_of(shingles_of(compared))
        arrival.prints = prints_of(paragraphs)
    if by_words:
        _hash([arrival for arrival, _ in by_words], [words for _, words in by_words])


def _hash(arrivals: Sequence[Arrival], texts: Sequence[list[list[str]]]) -> None:
    paragraphs = list(chain.from_iterable(texts))
    _, pairs, grams = hashes_of(list(chain.from_iterable(paragraphs)), WORDS)
    start = 0
    for arrival, text in zip(arrivals, texts, strict=True):
        end = start + sum(map(len, text))
        # The last word of a text and the first of the next one are no neighbours.
        arrival.version.minhash = signature_of_hashes(pairs[start : max(end - 1, start)])
        start = end
    kept = _kept(paragraphs, grams)
    paragraph = 0
    for arrival, text in zip(arrivals, texts, strict=True):
        found = chain.from_iterable(kept[paragraph + place] for place in range(len(text)))
        arrival.prints = stored(list(dict.fromkeys(found))[:MOST])
        paragraph += len(text)


def _kept(paragraphs: Sequence[list[str]], grams: Hashes) -> dict[int, list[int]]:
    """Return by its number what is kept of each paragraph."""
    owners = np.repeat(np.arange(len(paragraphs)), list(map(len, paragraphs)))
    to_keep = np.array(list(map(is_to_keep, paragraphs)), np.bool_)
    last = WORDS - 1
    inside = (owners[:-last] == owners[last:]) & to_keep[owners[:-last]]
    kept: dict[int, list[int]] = defaultdict(list)
    for owner, gram in zip(*least_of_each(grams[inside], owners[:-last][inside]), strict=True):
        kept[owner].append(gram)
    return kept
