"""What others are told about pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dateline.ground.events import Event


@dataclass(frozen=True)
class PictureAdded(Event):
    """A picture is here that was not here before."""

    kind: ClassVar[str] = "picture-added"
    picture_id: str


@dataclass(frozen=True)
class PictureTextChanged(Event):
    """The alternative text or caption of a picture in a language is another now."""

    kind: ClassVar[str] = "picture-text-changed"
    picture_id: str
    language_tag: str


@dataclass(frozen=True)
class PictureCropChanged(Event):
    """The focal point of a picture moved: its renditions have other addresses now."""

    kind: ClassVar[str] = "picture-crop-changed"
    picture_id: str
