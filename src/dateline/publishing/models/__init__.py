"""Publications, the public face of articles, the lists they stand in, and the rendered pages."""

# Django looks for the tables of fronts here.
from dateline.publishing.fronts import models as _fronts  # noqa: F401
from dateline.publishing.models.house import Author, HousePage
from dateline.publishing.models.lists import ListEntry, Listing, SitemapPart
from dateline.publishing.models.pages import Change, Page, PageRead, Purge
from dateline.publishing.models.publications import (
    Kind,
    NoteKind,
    PublicArticle,
    Publication,
    Schedule,
)
from dateline.publishing.models.search import SearchEntry

__all__ = [
    "Author",
    "Change",
    "HousePage",
    "Kind",
    "ListEntry",
    "Listing",
    "NoteKind",
    "Page",
    "PageRead",
    "PublicArticle",
    "Publication",
    "Purge",
    "Schedule",
    "SearchEntry",
    "SitemapPart",
]
