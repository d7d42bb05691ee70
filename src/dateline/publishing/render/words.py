"""The few words that the pages themselves say, in the service's language."""

from __future__ import annotations

from collections.abc import Callable

from dateline.languages.site_text import site_text


def words_of(code: str) -> Callable[[str], str]:
    """Return the translation of a service's site; what has no translation stays English."""
    return site_text(code)
