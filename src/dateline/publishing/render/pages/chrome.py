"""What stands around the content of every page of a service."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from .teasers import Moment

_COLOUR: Final = re.compile("#[0-9a-fA-F]{6}")
Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A language service; `path` is its front (`/fa/`), `name` the language's own name.

    `script` (ISO 15924) chooses fonts and line heights.
    """

    code: str
    tag: str
    direction: Direction
    name: str
    english_name: str
    site_title: str
    path: str
    script: str = "Latn"


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page of the site; `current` marks the page or section one is in."""

    name: str
    path: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """Ways to the neighbouring pages of a list; empty where there is none."""

    newer: str = ""
    older: str = ""


NO_PAGES: Final = Paging()


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language (or in this one: hreflang lists all of them)."""

    tag: str
    path: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that holds what this page lists; `media_type` as in `application/rss+xml`."""

    title: str
    path: str
    media_type: str


@dataclass(frozen=True, slots=True)
class AlertView:
    """Breaking news as the strip shows it; `id` never changes, so that it stays put away."""

    id: str
    headline: str
    published: Moment
    path: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """The organisation's one colour, on light and on dark ground (`#rrggbb`, contrast 4.5:1).

    `serif` and `sans` are lists of fonts that go before ours in Latin, Cyrillic and Greek, `style`
    is CSS after ours. A page follows the scheme of the device unless `scheme` says which, as
    previews do.
    """

    accent: str = "#9c1c2c"
    accent_dark: str = "#ff9a98"
    serif: str = ""
    sans: str = ""
    style: str = ""
    scheme: Literal["", "light", "dark"] = ""

    def __post_init__(self) -> None:
        for colour in (self.accent, self.accent_dark):
            if not _COLOUR.fullmatch(colour):
                raise ValueError(f"a theme's colour is written as #rrggbb, not {colour!r}")


@dataclass(frozen=True, slots=True)
class Chrome:
    """The surroundings of a page and its place in the site.

    `base_url` has no slash at its end. `path` is the page's canonical path. `alternates` holds
    every language of the page, this one too, and `default_path` answers for all others
    (x-default). `live_path` is the service's live file; empty means that the page does not ask.
    `search_path` is the search page that takes `?q=`; empty leaves search out. `lite_path` is
    the page's text edition, or empty where it has none. `corrections_path` is the service's page
    of what was withdrawn, or empty; so may be the others. A page that is
    not `indexed` (preview, notice) tells search engines so.
    """

    service: ServiceView
    organisation: str
    base_url: str
    path: str
    navigation: tuple[Link, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    default_path: str = ""
    services_path: str = "/"
    search_path: str = ""
    live_path: str = ""
    lite_path: str = ""
    corrections_path: str = ""
    archive_path: str = ""
    most_read_path: str = ""
    about_path: str = ""
    contact_path: str = ""
    alerts: tuple[AlertView, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    indexed: bool = True
    theme: Theme = field(default_factory=Theme)

    def absolute(self, path: str) -> str:
        """Return the address of a path of this site; an address stays as it is."""
        return path if "://" in path else self.base_url + path

    @property
    def canonical(self) -> str:
        """The page's one address."""
        return self.absolute(self.path)
