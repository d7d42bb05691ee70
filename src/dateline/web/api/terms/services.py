"""Services, and who asks."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from dateline.accounts.models import User
from dateline.languages.models import Service


class ServiceOut(Schema):
    """A language service."""

    code: str = Field(examples=["fa"])
    language: str = Field(description="BCP 47 tag.", examples=["fa"])
    name: str = Field(description="The language's own name.", examples=["فارسی"])
    english_name: str = Field(examples=["Persian"])
    direction: Literal["ltr", "rtl"]
    script: str = Field(description="ISO 15924.", examples=["Arab"])
    time_zone: str = Field(description="IANA time zone.", examples=["Asia/Tehran"])
    site_title: str
    active: bool
    sections: list[str] = Field(description="Slugs of its sections.", examples=[["world"]])

    @classmethod
    def of(cls, service: Service) -> ServiceOut:
        """Describe a service whose sections are at hand."""
        names = ("code", "name", "english_name", "script", "time_zone", "site_title", "active")
        return cls(
            **{name: getattr(service, name) for name in names},
            language=service.language_tag,
            direction="rtl" if service.direction == "rtl" else "ltr",
            sections=[section.slug for section in service.sections.all()],
        )


class MeOut(Schema):
    """Who the token belongs to."""

    id: UUID
    name: str
    email: str
    roles: dict[str, str] = Field(
        description='Role by service; the service "" means all.', examples=[{"en": "editor"}]
    )

    @classmethod
    def of(cls, user: User) -> MeOut:
        """Describe a person."""
        roles = dict(user.memberships.values_list("service_code", "role"))
        return cls(id=user.pk, name=user.name, email=user.email, roles=roles)
