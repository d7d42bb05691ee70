"""Pictures and what is said about them in each language."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from dateline.ground.ids import new_id


class Picture(models.Model):
    """A picture as it was received; its bytes are in the store under their hash.

    Width and height are in pixels as the picture is looked at. The focal point, in parts of
    width and height from the upper left corner, is what every crop keeps in view.

    `usage_terms` is IPTC's Rights Usage Terms; `licence_end`, PLUS's License End Date, is the last
    day on which it may be used. `forbidden` says that nobody may use it, `forbidden_services`
    which services may not.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    format = models.CharField(max_length=8)
    filename = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    focal_x = models.FloatField(default=0.5)
    focal_y = models.FloatField(default=0.5)
    placeholder = models.CharField(max_length=7)
    credit = models.CharField(max_length=500, blank=True)
    copyright = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=500, blank=True)
    usage_terms = models.CharField(max_length=2000, blank=True)
    licence_end = models.DateField(null=True, blank=True)
    forbidden = models.BooleanField(default=False)
    forbidden_services = ArrayField(models.CharField(max_length=35), default=list, blank=True)
    proposals = models.JSONField(default=dict)
    created = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-created"], name="picture_newest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="picture_focal_point_inside",
            ),
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0), name="picture_has_pixels"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filename} ({self.width} × {self.height})"


class PictureText(models.Model):
    """Alternative text and caption of a picture in one language (a BCP 47 tag)."""

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="texts")
    language_tag = models.CharField(max_length=35)
    alt = models.TextField(blank=True)
    caption = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["picture", "language_tag"], name="one_picture_text_a_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language_tag}: {self.alt}"
