"""IPTC Media Topics: their names and tree, and how older codes of subjects map to them."""

from dateline.wires.subjects.mapping import media_topics_of, with_media_topics
from dateline.wires.subjects.topics import Topic, ancestors, topics

__all__ = [
    "Topic",
    "ancestors",
    "media_topics_of",
    "topics",
    "with_media_topics",
]
