"""Reads of pictures."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from dateline.ground.files import ContentStore
from dateline.ground.settings import get_settings
from dateline.media.models import Picture, PictureText


def picture_store() -> ContentStore:
    """Return where the bytes of pictures are, as they were received."""
    return ContentStore(get_settings().store_root / "pictures")


def original(picture: Picture) -> bytes:
    """Return the bytes of a picture as they were received.

    Raises:
        FileNotFoundError: they are not in the store.
    """
    return picture_store().get(picture.sha256)


def newest_pictures(*, limit: int = 60) -> QuerySet[Picture]:
    """Return the pictures added last, with their texts at hand."""
    return Picture.objects.order_by("-created").prefetch_related("texts")[:limit]


def found_pictures(words: str) -> QuerySet[Picture]:
    """Return the pictures whose name or alternative texts have these words, the newest first."""
    rows = Picture.objects.order_by("-created", "-id").prefetch_related("texts")
    if not words:
        return rows
    return rows.filter(Q(texts__alt__icontains=words) | Q(filename__icontains=words)).distinct()


def picture_text(picture: Picture, language_tag: str) -> PictureText | None:
    """Return what is said about a picture in this very language, or None."""
    return next((text for text in picture.texts.all() if text.language_tag == language_tag), None)


def languages_without_alt(picture: Picture, language_tags: list[str]) -> list[str]:
    """Return those of the languages in which the picture has no alternative text."""
    told = {text.language_tag for text in picture.texts.all() if text.alt}
    return [tag for tag in language_tags if tag not in told]
