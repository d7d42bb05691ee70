"""Articles as lists show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from dateline.media.models import Picture
from dateline.media.renditions import picture_key
from dateline.publishing import addresses
from dateline.publishing.documents import Document
from dateline.publishing.render.pages import TeaserView
from dateline.stories.genres import is_growing

from .facts import ServiceFacts
from .memo import Kept, Shown
from .moments import moment
from .pictures import picture_view
from .reader import Reader

_made: Final[Kept[tuple[UUID, str, str], TeaserView]] = Kept(5_000)


def teasers(
    reader: Reader, service: ServiceFacts, shown: Sequence[Shown]
) -> tuple[TeaserView, ...]:
    """Return the teasers of these articles, in their order."""
    documents = reader.documents(shown)
    wanted = {document.picture for _, document in documents if document.picture}
    pictures = reader.pictures(wanted)
    return tuple(
        _teaser(
            one, document, service, pictures.get(document.picture) if document.picture else None
        )
        for one, document in documents
    )


def _teaser(
    shown: Shown, document: Document, service: ServiceFacts, picture: Picture | None
) -> TeaserView:
    key = (shown.publication, service.version, picture_key(picture) if picture else "")
    known = _made.get(key)
    if known is not None:
        return known
    section = service.section_link(document.section) if document.section else None
    view = picture_view(picture, document.pictures.get(str(document.picture)))
    teaser = TeaserView(
        headline=document.short_headline or document.headline,
        path=addresses.encoded(document.path),
        published=moment(document.published, service),
        deck=document.deck,
        picture=view,
        section=section.name if section else "",
        mark="gallery"
        if document.genre == "gallery"
        else "live"
        if is_growing(document.genre)
        else "",
    )
    return _made.put(key, teaser) if view or not picture else teaser
