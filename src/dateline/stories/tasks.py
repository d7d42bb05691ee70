"""House-keeping of documents that are being edited."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Final

from django.db.models import F
from django.db.models.functions import Now

from dateline.ground.jobs import app
from dateline.stories.actions import catch_up, forget_absent
from dateline.stories.errors import StoryError
from dateline.stories.models import Document, DocumentUpdate

logger = logging.getLogger(__name__)

# Longer than any process that still has a document open leaves it unsaved.
_ABANDONED_AFTER: Final = timedelta(minutes=3)
_KEEP_FOLDED: Final = timedelta(days=7)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="stories.save_abandoned_documents")
def save_abandoned_documents(timestamp: int) -> None:
    """Save what was written in documents whose process died, and forget who was in them."""
    forget_absent()
    behind = Document.objects.filter(updates__id__gt=F("upto")).distinct()
    lively = DocumentUpdate.objects.filter(
        id__gt=F("document__upto"), created__gt=Now() - _ABANDONED_AFTER
    ).values("document")
    for document in behind.exclude(pk__in=lively).select_related("article"):
        try:
            catch_up(article=document.article)
        except StoryError:
            logger.exception("article %s could not be saved", document.pk)


@app.periodic(cron="37 * * * *")
@app.task(queueing_lock="stories.forget_folded_updates")
def forget_folded_updates(timestamp: int) -> None:
    """Delete updates that the state of their document has had for some days."""
    DocumentUpdate.objects.filter(
        id__lte=F("document__folded"), created__lt=Now() - _KEEP_FOLDED
    ).delete()
