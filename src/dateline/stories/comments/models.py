"""Comments and their answers."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from dateline.ground.ids import new_id


class Comment(models.Model):
    """What somebody says about words of an article, or in answer to that.

    The id of a first comment also names the mark on its words in the document. `block` is the id
    of a block, not a key: the comment outlives the block.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey("stories.Article", models.CASCADE, related_name="comments")
    thread = models.ForeignKey("self", models.CASCADE, null=True, related_name="answers")
    block = models.UUIDField(null=True)
    quoted = models.TextField(blank=True)
    text = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created = models.DateTimeField(db_default=Now(), editable=False)
    edited = models.DateTimeField(null=True)
    removed = models.DateTimeField(null=True)
    resolved = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["created", "id"]
        indexes: ClassVar = [models.Index(fields=["article", "created"], name="comment_order")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(thread=None) | Q(quoted="", resolved=None), name="answer_is_plain"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
