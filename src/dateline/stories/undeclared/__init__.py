"""Wire text in an article that nobody declared, found by fingerprints."""

from dateline.stories.undeclared.finding import (
    DeclaredBlock,
    Undeclared,
    find_undeclared,
)

__all__ = ["DeclaredBlock", "Undeclared", "find_undeclared"]
