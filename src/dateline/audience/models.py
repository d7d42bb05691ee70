"""Sketches of readers, the keys of their weeks, and what was read most."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class WeekKey(models.Model):
    """The key by which the readers of a week are told apart; thrown away when the week is over.

    Without it nobody can find out whether a person is in a sketch.
    """

    # ISO 8601, 5.2: `2026-W48`.
    week = models.CharField(primary_key=True, max_length=8)
    key = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return self.week


class Sketch(models.Model):
    """The readers of an article in an hour or a week (UTC), as a HyperLogLog sketch.

    Handled like raw data: nobody is shown one, nor a number of it that is not rounded.
    """

    class Span(models.TextChoices):
        HOUR = "hour"
        WEEK = "week"

    id = models.BigAutoField(primary_key=True)
    article = models.ForeignKey("publishing.PublicArticle", models.CASCADE, related_name="+")
    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    span = models.CharField(max_length=4, choices=Span.choices)
    begins = models.DateTimeField()
    sketch = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "span", "begins"], name="sketch_is_one"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["service", "span", "begins"], name="sketch_of_service"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.span} {self.begins:%Y-%m-%d %H}"


class MostRead(models.Model):
    """The articles of a service that most people read lately, the most read first."""

    service = models.OneToOneField(
        "languages.Service", models.CASCADE, primary_key=True, related_name="+"
    )
    # Ids of articles.
    articles = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.service_id)
