"""Pictures beside the text: what the editor's script is told of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from dateline.desk.checks.pictures import forbids
from dateline.languages.models import Service
from dateline.media.models import Picture
from dateline.stories.models import Article, Block


@dataclass(frozen=True, slots=True)
class Choice:
    """A picture that may be put into an article, with what the library says in its language."""

    picture: Picture
    alt: str
    caption: str
    forbidden: str

    @property
    def focal(self) -> str:
        """The focal point as the script reads it."""
        return f"{self.picture.focal_x:.3f} {self.picture.focal_y:.3f}"

    @property
    def focus(self) -> tuple[str, str]:
        """The focal point in per cent from the left and from the top."""
        return f"{self.picture.focal_x * 100:.1f}", f"{self.picture.focal_y * 100:.1f}"


def choice_of(picture: Picture, service: Service, now: datetime) -> Choice:
    """Return a picture as it is shown beside an article of a service."""
    text = next((t for t in picture.texts.all() if t.language_tag == service.language_tag), None)
    alt, caption = (text.alt, text.caption) if text else ("", "")
    return Choice(picture, alt, caption, forbids(picture, service, now))


def facts_of(choices: Iterable[Choice]) -> dict[str, dict[str, Any]]:
    """Return what the script is told of pictures, by their ids."""
    return {
        str(one.picture.pk): {
            "focal": one.focal,
            "alt": one.alt,
            "caption": one.caption,
            "name": one.picture.filename,
        }
        for one in choices
    }


def pictures_of(article: Article) -> set[UUID]:
    """Return the pictures that an article uses: its lead, and those in the text."""
    blocks = Block.objects.filter(article=article, removed=None, data__kind="picture")
    used = {UUID(picture) for picture in blocks.values_list("data__picture", flat=True)}
    return used | ({article.lead_picture_id} if article.lead_picture_id else set())
