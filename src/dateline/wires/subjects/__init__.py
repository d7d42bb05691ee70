"""IPTC Media Topics: their names and tree, and how older codes of subjects map to them."""

from dateline.wires.subjects.mapping import media_topics_of, with_media_topics
from dateline.wires.subjects.topics import Topic, ancestors, is_about, topic, topics

__all__ = [
    "Topic",
    "ancestors",
    "is_about",
    "media_topics_of",
    "topic",
    "topics",
    "with_media_topics",
]
