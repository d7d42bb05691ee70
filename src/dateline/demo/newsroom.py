"""The sample newsroom around its stories, as `newsroom.toml` has it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from dateline.accounts.models import Role

FILE: Final = Path(__file__).parent / "newsroom.toml"
MAIL_DOMAIN: Final = "dateline.example"


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SampleTopic(_Facts):
    """A topic by its names in each service."""

    medtop: str = ""
    names: dict[str, str]


class SamplePerson(_Facts):
    """Somebody invented. `desk` marks who writes the translations of their service."""

    key: str
    name: str
    job_title: str
    role: Role
    service: str = ""
    ui_language: str = "en"
    shown: bool = False
    desk: bool = False

    @property
    def email(self) -> str:
        """The address by which they sign in."""
        return f"{self.key}@{MAIL_DOMAIN}"


class SampleNewsroom(_Facts):
    """Services, sections, topics and people."""

    services: tuple[str, ...]
    sections: dict[str, dict[str, str]]
    topics: dict[str, SampleTopic]
    people: tuple[SamplePerson, ...]


@cache
def sample_newsroom() -> SampleNewsroom:
    """Return the sample newsroom."""
    return SampleNewsroom.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))
