"""Subjects of articles, IPTC Media Topics, as journalists find and read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from dateline.languages.folding import fold
from dateline.stories.errors import BadDraft
from dateline.web.newsroom.routing.topics import UnknownTopic, topic_of
from dateline.wires.subjects import topics

_MOST_FOUND: Final = 20


def subject_name(code: str) -> str:
    """Return how a Media Topic is called; the code itself where there is none of it."""
    known = topics().get(code)
    return known.name if known else code


def subject_code(written: str) -> str:
    """Return the code of a Media Topic given by its name or its code.

    Raises:
        BadDraft: there is none, or several have this name.
    """
    try:
        scheme, _colon, code = topic_of(written).partition(":")
    except UnknownTopic as error:
        raise BadDraft(str(error)) from None
    if scheme != "medtop":
        raise BadDraft(
            _("There is no topic “%s”. Give the name or the code of a Media Topic.") % written
        )
    return code


def find_subjects(words: str) -> list[dict[str, str]]:
    """Return the Media Topics whose names hold all these words, those that begin so first.

    Each is an object of `code`, `name` and `within`, the name of the broader topic.
    """
    wanted = fold(words).split()
    if not wanted:
        return []
    found = sorted(_matches(wanted), key=lambda one: one[0])[:_MOST_FOUND]
    return [
        {"code": code, "name": subject_name(code), "within": subject_name(broader or "")}
        for _rank, code, broader in found
    ]


def _matches(wanted: list[str]) -> Iterator[tuple[tuple[bool, int], str, str | None]]:
    for one in topics().values():
        name = fold(one.name)
        if one.instead is None and all(word in name for word in wanted):
            yield (not name.startswith(wanted[0]), len(name)), one.code, one.broader
