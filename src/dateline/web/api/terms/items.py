"""Wire items in the terms of ninjs."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from dateline.ground.richtext import Text, plain
from dateline.wires.models import Entry, ItemVersion


class ItemStanding(Schema):
    """How the item stands now, by all its versions, by separate advisories and by people."""

    signals: list[str] = Field(examples=[["kill"]])
    held: str = Field(
        description="Why a journalist must look before it is used; empty when nobody must.",
        examples=["kill-note"],
    )


class ItemSummary(Schema):
    """A version of a wire item, without its text. What the wire does not say is empty or null."""

    id: UUID = Field(description="Of this version: what sources of blocks name.")
    item: UUID = Field(description="Of the item, the same through all its versions.")
    uri: str = Field(
        description="The provider's own name of the item.",
        examples=["tag:reuters.com,2021:newsml_L8N2RH1AB"],
    )
    version: str = Field(examples=["3"])
    provider: str = Field(description="The agency's code.", examples=["reuters"])
    provider_name: str = Field(examples=["Reuters"])
    type: str = Field(examples=["text"])
    language: str = Field(examples=["en"])
    pubstatus: str = Field(examples=["usable"])
    signals: list[str] = Field(examples=[["correction"]])
    urgency: int | None = Field(examples=[3])
    slugline: str = Field(examples=["NATO-DEFENCE/"])
    headline: str = Field(examples=["Ministers meet in Brussels"])
    byline: str
    dateline: str = Field(examples=["BRUSSELS"])
    located: str = Field(examples=["Brussels"])
    firstcreated: datetime | None
    versioncreated: datetime | None
    embargoed: datetime | None
    received: datetime
    subject: list[dict[str, Any]] = Field(
        examples=[[{"scheme": "medtop", "code": "11000000", "name": "politics"}]]
    )
    standing: ItemStanding

    @classmethod
    def of(cls, version: ItemVersion, entry: Entry | None) -> ItemSummary:
        """Describe a version whose item and provider are at hand, and how the item stands."""
        return cls(**_facts(version, entry))


class ItemParagraph(Schema):
    """A numbered paragraph: what sources of blocks refer to."""

    number: int = Field(ge=1, examples=[1])
    kind: str = Field(examples=["paragraph"])
    text: str
    runs: Text = Field(description="The same with emphasis and links.")


class ItemOut(ItemSummary):
    """A version of a wire item with its text."""

    copyrightholder: str
    copyrightnotice: str
    usageterms: str
    ednote: str
    paragraphs: list[ItemParagraph]
    media: list[dict[str, Any]]

    @classmethod
    def of(cls, version: ItemVersion, entry: Entry | None) -> ItemOut:
        """Describe a version whose item and provider are at hand, and how the item stands."""
        names = ("copyrightholder", "copyrightnotice", "usageterms", "ednote", "media")
        further = {name: getattr(version, name) for name in names}
        return cls(**_facts(version, entry), **further, paragraphs=_paragraphs(version))


class ItemPage(Schema):
    """A page of the wire list."""

    items: list[ItemSummary]
    next: str | None = Field(description="Address of the next page; null at the end.")


_SAME_NAME = (
    "id",
    "version",
    "type",
    "language",
    "pubstatus",
    "signals",
    "urgency",
    "slugline",
    "headline",
    "byline",
    "dateline",
    "located",
    "firstcreated",
    "versioncreated",
    "embargoed",
    "received",
)


def _facts(version: ItemVersion, entry: Entry | None) -> dict[str, Any]:
    return {
        **{name: getattr(version, name) for name in _SAME_NAME},
        "item": version.item_id,
        "uri": version.item.guid,
        "provider": version.item.provider_id,
        "provider_name": version.item.provider.name,
        "subject": version.subjects,
        "standing": ItemStanding(
            signals=entry.signals if entry else version.signals, held=entry.held if entry else ""
        ),
    }


def _paragraphs(version: ItemVersion) -> list[ItemParagraph]:
    return [
        ItemParagraph(
            number=number,
            kind=paragraph["kind"],
            text=plain(version.paragraph(number)),
            runs=version.paragraph(number),
        )
        for number, paragraph in enumerate(version.paragraphs, 1)
    ]
