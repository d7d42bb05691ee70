"""The outbox: what happened, in the transaction in which it happened."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now


class Xid8Field(models.BigIntegerField):  # type: ignore[type-arg]
    """A PostgreSQL transaction number of 64 bits (`xid8`), read as an integer."""

    def db_type(self, connection: object) -> str:
        return "xid8"

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        return f"({sql})::text::bigint", params


class CurrentTransaction(models.Func):
    """The number of the transaction that writes."""

    function = "pg_current_xact_id"
    output_field = Xid8Field()


class OutboxCommit(models.Model):
    """A transaction that tells something. `position` is given by the database as it commits.

    Readers go by (position, id of the event), which no late commit can fall behind.
    """

    transaction = Xid8Field(primary_key=True, db_default=CurrentTransaction(), editable=False)
    position = models.BigIntegerField(null=True, unique=True)
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "outbox_commit"

    def __str__(self) -> str:
        return f"{self.transaction} at {self.position}"


class OutboxEvent(models.Model):
    """One event of a transaction."""

    id = models.BigAutoField(primary_key=True)
    transaction = Xid8Field(
        db_default=models.Func(function="pg_current_xact_id", output_field=Xid8Field()),
        editable=False,
    )
    kind = models.CharField(max_length=80)
    payload = models.JSONField()
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        db_table = "outbox_event"
        indexes: ClassVar = [
            models.Index(fields=["transaction", "id"], name="outbox_order"),
            models.Index(fields=["at"], name="outbox_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
