"""The words that readers search for."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from dateline.publishing.models.publications import PublicArticle


class SearchEntry(models.Model):
    """The words of an article that readers have, as their search finds them."""

    article = models.OneToOneField(
        PublicArticle, models.CASCADE, primary_key=True, related_name="found_by"
    )
    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    words = SearchVectorField()

    class Meta:
        verbose_name_plural = "search entries"
        indexes: ClassVar = [GinIndex(fields=["words"], name="search_words")]

    def __str__(self) -> str:
        return str(self.article_id)
