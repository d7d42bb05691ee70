"""What is published: the whole of an article as readers are to get it, fixed at that moment."""

from .compose import compose
from .model import (
    HOUSE,
    AuthorRef,
    BylineWords,
    Document,
    DocumentBlock,
    EntryRef,
    NoteWords,
    PictureWords,
    SourceRef,
    TopicRef,
)

__all__ = [
    "HOUSE",
    "AuthorRef",
    "BylineWords",
    "Document",
    "DocumentBlock",
    "EntryRef",
    "NoteWords",
    "PictureWords",
    "SourceRef",
    "TopicRef",
    "compose",
]
