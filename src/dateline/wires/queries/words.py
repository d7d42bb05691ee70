"""What people type into a search, as PostgreSQL's text search wants it.

Words, "a phrase", or, -not, as in web search engines. A word finds its other forms by its stem in
each language whose stemmer reads its script; a phrase finds what stands there word for word. See
`dateline.wires.arrival.words` for what is looked in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.languages.folding import fold
from dateline.languages.stemming import fits, stem_key, stemmer_of, stemmers, stems_of
from dateline.languages.words import cut_words, has_endings_attached, is_unspaced

_LONGEST: Final = 200
_MOST: Final = 20
_PART: Final = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_OR: Final = "or"
_ARTICLE: Final = "ال"


@dataclass(frozen=True, slots=True)
class Query:
    """A search as text of `tsquery`.

    `exact` decides. `narrow` is without places, finds at least as much and can be answered from
    the index alone; empty where nothing is asked for but what must not be there.
    """

    exact: str
    narrow: str


@dataclass(frozen=True, slots=True)
class _Part:
    exact: str
    narrow: str
    negated: bool


def query_of(typed: str, languages: Sequence[str] = ()) -> Query | None:
    """Return the query of what was typed; None where there is no word in it.

    Args:
        typed: what is beyond 200 characters or 20 words is not looked at.
        languages: tags of the languages whose forms of words are wanted; else of all.
    """
    choices: list[list[_Part]] = [[]]
    wanted = _stemmers(languages)
    for found in list(_PART.finditer(typed.replace("\x00", "")[:_LONGEST]))[:_MOST]:
        if found[3] and found[3].casefold() == _OR and not found[1]:
            choices.append([])
        elif part := _part(found, wanted):
            choices[-1].append(part)
    choices = [one for one in choices if one]
    if not choices:
        return None
    return Query(_any([_all(one) for one in choices]), _narrow(choices))


def _all(parts: Sequence[_Part]) -> str:
    return " & ".join(f"!{one.exact}" if one.negated else one.exact for one in parts)


def _narrow(choices: Sequence[Sequence[_Part]]) -> str:
    """Return what the index alone can answer; of what must not be there, all but phrases."""
    if not all(any(not one.negated for one in parts) for parts in choices):
        return ""
    return _any([" & ".join(_narrowed(parts)) for parts in choices])


def _narrowed(parts: Sequence[_Part]) -> Iterator[str]:
    for one in parts:
        if not one.negated:
            yield one.narrow
        elif one.narrow == one.exact:
            yield f"!{one.exact}"


def _any(choices: Sequence[str]) -> str:
    return " | ".join(f"({one})" for one in choices) if len(choices) > 1 else choices[0]


def _part(found: re.Match[str], stemmers_wanted: Sequence[str]) -> _Part | None:
    negated, quoted, typed = bool(found[1]), found[2] is not None, found[2] or found[3] or ""
    cut = cut_words(typed)
    words = [word for one in cut if (word := fold(one))]
    if not words:
        return None
    begins = not quoted and has_endings_attached(words[-1])
    # Where dictionaries cut, a longer word may begin with the one that is asked for.
    begins = begins or is_unspaced(words[-1])
    written = [f"'{one}'" for one in words]
    if begins:
        written[-1] += ":*"
    if len(words) == 1 and not quoted:
        forms = [*written, *_stems(next(filter(fold, cut)), stemmers_wanted)]
        either = f"({' | '.join(forms)})"
        return _Part(either, either, negated)
    return _Part(f"({' <-> '.join(written)})", f"({' & '.join(written)})", negated)


def _stems(word: str, stemmers_wanted: Sequence[str]) -> list[str]:
    forms = {one: _forms(word, one) for one in stemmers_wanted if fits(word, one)}
    found = stems_of(forms)
    # What is typed may be a stem already, and be shortened once more by a stemmer.
    stems = {(one, stem) for one in forms for stem in (fold(word), *found[one].values())}
    keys = [f"'{stem_key(stem, stemmer)}'" for stemmer, stem in sorted(stems)]
    return [*keys, *_standing({one for one in stems if one[1] != fold(word)})]


def _standing(stems: Collection[tuple[str, str]]) -> Iterator[str]:
    """Yield the stems, given with their stemmers, that stand in a text as words, once only."""
    asked: dict[str, set[str]] = defaultdict(set)
    for stemmer, stem in stems:
        asked[stemmer].add(stem)
    known = stems_of(asked)
    marks: dict[str, list[str]] = defaultdict(list)
    for stemmer, stem in sorted(stems):
        if known[stemmer].get(stem) == stem:
            marks[stem].append(f"'{stem_key('', stemmer)}'")
    for stem, its in marks.items():
        yield f"('{stem}' & ({' | '.join(its)}))"


def _forms(word: str, stemmer: str) -> list[str]:
    """Arabic nouns are told from verbs by their article, which people leave out in a search."""
    return [word, f"{_ARTICLE}{word}"] if stemmer == "arabic" else [word]


def _stemmers(languages: Sequence[str]) -> Sequence[str]:
    if not languages:
        return stemmers()
    return sorted({name for one in languages if (name := stemmer_of(one))})
