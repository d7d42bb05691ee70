"""Every write about stories. Form, API and editor all come through here."""

from dateline.stories.actions.create import (
    create_article,
    create_section,
    create_story,
    create_topic,
)
from dateline.stories.actions.save import save_article
from dateline.stories.actions.state import set_state
from dateline.stories.actions.take import start_story, take_paragraphs

__all__ = [
    "create_article",
    "create_section",
    "create_story",
    "create_topic",
    "save_article",
    "set_state",
    "start_story",
    "take_paragraphs",
]
