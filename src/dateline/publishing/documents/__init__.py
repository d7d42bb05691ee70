"""What is published: the whole of an article as readers are to get it, fixed at that moment."""

from .compose import compose
from .model import BylineWords, Document, DocumentBlock, PictureWords, SourceRef, TopicRef

__all__ = [
    "BylineWords",
    "Document",
    "DocumentBlock",
    "PictureWords",
    "SourceRef",
    "TopicRef",
    "compose",
]
