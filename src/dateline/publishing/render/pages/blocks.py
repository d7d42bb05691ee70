"""The blocks of an article as readers get them. `id` is the block's own and never changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from dateline.ground.richtext import Text

from .chrome import Direction
from .teasers import PictureView


@dataclass(frozen=True, slots=True)
class ParagraphView:
    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading below the headline: level 2, or 3 below a 2."""

    id: str
    text: Text
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class QuotationView:
    """A quotation set apart; `speaker` is plain and may be empty."""

    id: str
    text: Text
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    id: str
    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture stands in a gallery, in the service's digits, and its neighbours' ids."""

    number: str
    total: str
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class PictureBlockView:
    """A picture in the text; `place` is its place where the article is a gallery."""

    id: str
    picture: PictureView
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class EmbedView:
    """Something on another site, shown as a link: no foreign script runs on our pages."""

    id: str
    url: str
    title: str
    provider: str = ""


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """Another article of the site; `tag` and `direction` where it is of another service."""

    headline: str
    path: str
    tag: str = ""
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class RelatedView:
    id: str
    links: tuple[RelatedLink, ...]


BlockView: TypeAlias = (
    ParagraphView
    | HeadingView
    | QuotationView
    | ListView
    | PictureBlockView
    | EmbedView
    | RelatedView
)
