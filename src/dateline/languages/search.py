"""Which text search configuration of PostgreSQL knows a language's word forms."""

from __future__ import annotations

from typing import Final

from dateline.languages.tags import fallbacks

# All of these come with PostgreSQL 14 and later; "simple" only folds case.
_CONFIGURATION: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}


def search_configuration(tag: str) -> str:
    """Return the name of PostgreSQL's text search configuration for a language tag.

    Text in languages written without spaces must be cut by `segment_words` before "simple".
    """
    return _CONFIGURATION.get(fallbacks(tag)[-1].lower(), "simple")
