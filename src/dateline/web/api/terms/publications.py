"""Publications: what was published, with its proof, and the same as ninjs."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import orjson
from ninja import Schema
from pydantic import ConfigDict, Field

from dateline.publishing.actions.publish import MOST_NOTE
from dateline.publishing.models import Publication


class PublicationSummary(Schema):
    """A publication: one published version of an article, or its withdrawal."""

    id: UUID
    number: int = Field(description="In the ledger, from 1 without a gap.")
    kind: str = Field(description="publish, update or withdraw.", examples=["publish"])
    article: UUID
    service: str
    note: str = Field(description="update, correction, or empty.")
    revision: int | None
    versioncreated: datetime
    by: str | None

    @classmethod
    def of(cls, publication: Publication) -> PublicationSummary:
        """Describe a publication whose revision and author are at hand."""
        return cls(**_facts(publication))


class PublicationOut(PublicationSummary):
    """A publication with what was published and its line in the signed ledger."""

    content: dict[str, Any] = Field(description="What was published.")
    content_sha256: str
    entry: str = Field(description="The line of the ledger, as it was signed.")
    sha256: str = Field(description="Of the entry.")
    previous: str = Field(description="SHA-256 of the entry before.")
    signature: str = Field(description="Ed25519 over the entry, hexadecimal.")
    key: str = Field(description="The public key, hexadecimal.")

    @classmethod
    def of(cls, publication: Publication) -> PublicationOut:
        """Describe a publication whose revision and author are at hand."""
        return cls(
            **_facts(publication),
            content=orjson.loads(publication.content),
            content_sha256=publication.content_sha256,
            entry=publication.entry,
            sha256=publication.sha256,
            previous=publication.previous,
            signature=bytes(publication.signature).hex(),
            key=bytes(publication.key).hex(),
        )


class PublicationPage(Schema):
    """A page of the list of publications."""

    publications: list[PublicationSummary]
    next: str | None


class NoteIn(Schema):
    """What readers are told of an update; it stays on the page, dated."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["update", "correction"]
    text: str = Field(
        min_length=1, max_length=MOST_NOTE, description="In the language of the service."
    )


class PublishIn(Schema):
    """Which revision readers shall get."""

    model_config = ConfigDict(extra="forbid")

    revision: int = Field(ge=1, description="The revision that you looked at.")
    note: NoteIn | None = Field(None, description="Goes with an update only.")
    override: str = Field(
        "",
        max_length=1_000,
        description="An administrator's reason to do without the second pair of eyes.",
    )


class WithdrawIn(Schema):
    """Why an article is taken from readers."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(
        min_length=1,
        max_length=2_000,
        description="For the newsroom; readers do not see it.",
        examples=["AP killed the story it rests on."],
    )
    notice: str = Field(
        "", max_length=1_000, description="A sentence for readers; empty takes the usual one."
    )


def _facts(publication: Publication) -> dict[str, Any]:
    return {
        "id": publication.pk,
        "number": publication.number,
        "kind": publication.kind,
        "article": publication.article_id,
        "service": publication.service_id,
        "note": publication.note,
        "revision": publication.revision.number if publication.revision else None,
        "versioncreated": publication.at,
        "by": publication.by.name if publication.by else None,
    }
