"""Every write about stories. Form, API and editor all come through here."""

from dateline.stories.actions.attendance import (
    attend,
    forget_absent,
    leave,
    renew_attendance,
)
from dateline.stories.actions.create import (
    create_article,
    create_section,
    create_story,
    create_topic,
)
from dateline.stories.actions.documents import begin_document, catch_up, catch_up_story
from dateline.stories.actions.keptwords import let_words_go, put_back_words
from dateline.stories.actions.restore import restore_revision
from dateline.stories.actions.save import save_article
from dateline.stories.actions.speakers import note_speakers
from dateline.stories.actions.state import set_state
from dateline.stories.actions.take import start_story, take_paragraphs

__all__ = [
    "attend",
    "begin_document",
    "catch_up",
    "catch_up_story",
    "create_article",
    "create_section",
    "create_story",
    "create_topic",
    "forget_absent",
    "leave",
    "let_words_go",
    "note_speakers",
    "put_back_words",
    "renew_attendance",
    "restore_revision",
    "save_article",
    "set_state",
    "start_story",
    "take_paragraphs",
]
