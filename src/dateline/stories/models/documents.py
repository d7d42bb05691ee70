"""What is kept of an article that is being edited: its document, the log of it, who is in it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from dateline.ground.ids import new_id
from dateline.stories.models.articles import Article


class Document(models.Model):
    """The Yjs document of an article that somebody opened in the editor.

    `state` holds all updates up to the id `folded`; the revision `revision` says what the document
    held up to the id `upto`, which is never before `folded`.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True)
    state = models.BinaryField()
    folded = models.BigIntegerField(default=0)
    upto = models.BigIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    opened = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return f"document of {self.article_id}"


class DocumentUpdate(models.Model):
    """One update of a document, as it came. Ids are in the order of the commits of an article."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(
        Document, models.CASCADE, related_name="updates", db_column="article_id", db_index=False
    )
    data = models.BinaryField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    created = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["document", "id"], name="update_order")]

    def __str__(self) -> str:
        return f"update {self.pk} of {self.document_id}"


class Attendance(models.Model):
    """That somebody has an article open: one row a connection, renewed for as long as it lasts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(db_default=Now(), editable=False)
    seen = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [models.Index(fields=["seen"], name="attendance_seen")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.article_id}"
