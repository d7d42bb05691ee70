"""A newsroom of two services with sections, people and articles to publish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.stories.conftest import wire

from dateline.accounts.actions import create_user, give_role
from dateline.accounts.models import Role, User
from dateline.ground.settings import Settings
from dateline.languages.actions import change_service, load_services
from dateline.languages.models import Service
from dateline.stories.actions import (
    create_article,
    create_section,
    create_story,
    create_topic,
    save_article,
)
from dateline.stories.drafts import parse_draft
from dateline.stories.models import Article, Revision, Story

__all__ = ["wire"]


@dataclass
class Newsroom:
    """People and services of the tests."""

    editor: User
    reporter: User
    stranger: User
    en: Service
    fa: Service

    def article(
        self,
        headline: str = "Ministers meet in Brussels",
        *,
        service: str = "en",
        story: Story | None = None,
        words: str = "They met on Thursday.",
        **fields: object,
    ) -> tuple[Article, Revision]:
        """Write an article of one paragraph and return it with its revision."""
        story = story or create_story(slugline=headline, by=self.reporter)
        row = self.en if service == "en" else self.fa
        article = create_article(story=story, service=row, by=self.reporter)
        return article, self.write(article, headline=headline, words=words, **fields)

    def write(self, article: Article, **fields: object) -> Revision:
        """Save an article anew."""
        words = fields.pop("words", "They met on Thursday.")
        blocks = [{"content": {"kind": "paragraph", "text": [{"text": words}]}}]
        article.refresh_from_db()
        draft = parse_draft({"section": "world", "topics": ["nato"], "blocks": blocks, **fields})
        return save_article(
            article=article, draft=draft, base=article.revision_number, by=self.reporter
        )


def _person(name: str, role: Role, service: str) -> User:
    person = create_user(email=f"{name.lower()}@example.org", name=name, password=None, by=None)
    give_role(user=person, role=role, service=service, by=None)
    return person


def make_newsroom() -> Newsroom:
    load_services(by=None)
    services = {}
    for code in ("en", "fa"):
        service = Service.objects.get(pk=code)
        services[code] = change_service(service=service, changes={"active": True}, by=None)
        create_section(service=service, slug="world", name=f"World {code}", by=None)
        create_topic(service=service, slug="nato", name=f"NATO {code}", by=None)
    return Newsroom(
        editor=_person("Ed", Role.EDITOR, ""),
        reporter=_person("Ria", Role.REPORTER, ""),
        stranger=_person("Stan", Role.EDITOR, "fr"),
        **services,
    )


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    return make_newsroom()


@pytest.fixture
def open_newsroom(transactional_db: None) -> Newsroom:
    """The same, committed, for tests of several connections."""
    return make_newsroom()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the site, empty and of this test only."""
    root = tmp_path / "site"
    monkeypatch.setattr(Settings, "site_root", property(lambda _: root))
    return root


@pytest.fixture
def files(site: Path) -> Callable[[], dict[str, bytes]]:
    """Every file of the site by its name, without the states."""

    def read() -> dict[str, bytes]:
        return {
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in site.rglob("*")
            if file.is_file() and ".state" not in file.parts
        }

    return read
