"""From the subjects that a file states to Media Topics."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from dateline.wires.parsed import Subject
from dateline.wires.subjects.schemes import CATEGORIES, SUBJECT_CODES
from dateline.wires.subjects.topics import MEDIA_TOPIC, rows_of, topics

_DIGITS: Final = 8
# How Media Topics begin below the top levels: some systems write them under the older scheme.
_NEW: Final = "2"
_SCHEMES: Final = SUBJECT_CODES | CATEGORIES.keys()


@cache
def _mapping() -> dict[str, str]:
    return {row[0]: row[1] for row in rows_of("subjectcodes.tsv")}


def media_topics_of(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Return the Media Topics of subjects, each once: those stated, then those mapped.

    A stated one without name gets its English name. A Subject Code is mapped as IPTC says, and one
    for which IPTC says nothing as the code above it: 15054001 is 15054000 is soccer.
    """
    return tuple(one for one in with_media_topics(subjects) if one.scheme == MEDIA_TOPIC)


def with_media_topics(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Return the subjects as they are stated, then the Media Topics that they map to."""
    named = tuple(map(_named, subjects)) if _has_nameless(subjects) else subjects
    stated = {one.code for one in subjects if one.scheme == MEDIA_TOPIC}
    mapped = {
        topic: None
        for one in subjects
        if one.scheme in _SCHEMES
        and one.code
        and len(one.code) <= _DIGITS
        and (topic := _mapped(one.scheme, one.code))
        and topic not in stated
    }
    return (*named, *map(_subject, mapped)) if mapped else named


def _has_nameless(subjects: tuple[Subject, ...]) -> bool:
    return any(one.scheme == MEDIA_TOPIC and not one.name for one in subjects)


def _named(one: Subject) -> Subject:
    known = topics().get(one.code or "") if one.scheme == MEDIA_TOPIC and not one.name else None
    return Subject(one.scheme, one.code, known.name) if known else one


@lru_cache(maxsize=4096)
def _subject(code: str) -> Subject:
    return Subject(MEDIA_TOPIC, code, topics()[code].name)


@lru_cache(maxsize=4096)
def _mapped(scheme: str, code: str) -> str | None:
    """The topic of a code, or None where it is no code of its scheme."""
    if scheme in SUBJECT_CODES:
        if len(code) != _DIGITS or not code.isdecimal():
            return None
        if code.startswith(_NEW) and code in topics():
            return code
        above = (code, f"{code[:5]}000", f"{code[:2]}000000")
        return next((found for one in above if (found := _mapping().get(one))), None)
    return CATEGORIES[scheme].get(code.casefold())
