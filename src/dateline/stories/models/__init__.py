"""Stories, articles, blocks, sources and revisions, and the documents of what is being edited."""

from dateline.stories.comments.models import Comment
from dateline.stories.models.articles import (
    Article,
    Block,
    Material,
    Revision,
    Section,
    Source,
    State,
    Story,
    Topic,
)
from dateline.stories.models.documents import Attendance, Document, DocumentUpdate

__all__ = [
    "Article",
    "Attendance",
    "Block",
    "Comment",
    "Document",
    "DocumentUpdate",
    "Material",
    "Revision",
    "Section",
    "Source",
    "State",
    "Story",
    "Topic",
]
