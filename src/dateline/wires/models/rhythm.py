"""How often agencies and feeds usually send, kept small."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class ArrivalHour(models.Model):
    """What came in one hour from one source: `provider:<code>` or `feed:<id>`.

    An hour in which nothing came has no row. `widest` is the longest time between two arrivals that
    follow each other within the hour, in seconds.
    """

    source = models.CharField(max_length=80)
    hour = models.DateTimeField(help_text="Its beginning.")
    versions = models.PositiveIntegerField()
    first = models.DateTimeField()
    last = models.DateTimeField()
    widest = models.FloatField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "hour"], name="arrival_hour_unique"),
        ]
        indexes: ClassVar = [models.Index(fields=["hour"], name="arrival_hour")]

    def __str__(self) -> str:
        return f"{self.source} {self.hour:%Y-%m-%d %H}"


class Rhythm(models.Model):
    """For how long a source is usually silent, for each hour of the week.

    `usual` has 168 numbers of seconds, from Monday 00:00 UTC on; 0 where too little is known.
    """

    source = models.CharField(max_length=80, primary_key=True)
    usual = ArrayField(models.FloatField(), size=168)
    last = models.DateTimeField(help_text="The last arrival that was counted.")
    computed = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.source
