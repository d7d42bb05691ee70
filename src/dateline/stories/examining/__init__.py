"""What the server knows of blocks as somebody writes them, without saving anything."""

from dateline.stories.examining.blocks import (
    Examined,
    ExaminedBlock,
    ExaminedSource,
    examine,
)
from dateline.stories.examining.standing import SourceStanding

__all__ = ["Examined", "ExaminedBlock", "ExaminedSource", "SourceStanding", "examine"]
