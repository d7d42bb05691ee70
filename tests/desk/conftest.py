from tests.stories.conftest import (
    article,
    english,
    persian,
    reporter,
    second_reporter,
    translator,
    wire,
)

__all__ = [
    "article",
    "english",
    "persian",
    "reporter",
    "second_reporter",
    "translator",
    "wire",
]
