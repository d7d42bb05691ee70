"""Alerts."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from dateline.ground.ids import new_id


class Alert(models.Model):
    """Breaking news of a service; it stands until it is retracted or too old.

    It leads to an article or to an address, or to nothing when nothing is written yet.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="alerts")
    headline = models.CharField(max_length=200)
    article = models.ForeignKey("stories.Article", models.PROTECT, null=True, related_name="+")
    url = models.CharField(max_length=2000, blank=True)
    raised = models.DateTimeField(db_default=Now(), editable=False)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    retracted = models.DateTimeField(null=True)
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(article=None) | Q(url=""), name="alert_leads_to_one_place"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["service", "-raised"], condition=Q(retracted=None), name="alert_standing"
            ),
        ]

    def __str__(self) -> str:
        return self.headline
