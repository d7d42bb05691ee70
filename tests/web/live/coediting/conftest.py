"""Real web processes on the test's database."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, connections
from tests.web.web_process import Web, signed_in

from dateline.accounts import actions as accounts
from dateline.accounts.models import Role, User
from dateline.ground.ids import new_id
from dateline.ground.richtext import from_plain
from dateline.languages.actions import load_services
from dateline.languages.models import Service
from dateline.stories.actions import create_article, create_story, save_article
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft
from dateline.stories.models import Article

from .browser import Browser


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="package")
def _two(django_db_setup: None) -> Iterator[list[Web]]:
    both = [Web(), Web()]
    yield both
    for one in both:
        one.kill()


@pytest.fixture
def webs(transactional_db: None, _two: list[Web]) -> Iterator[list[Web]]:
    """Two web processes, which stand still while the tables are emptied between two tests."""
    for one in _two:
        one.tell(signal.SIGCONT)
        if not one.runs():
            one.start()
    for one in _two:
        one.wait()
    yield _two
    _halt(_two)


def _halt(webs: list[Web]) -> None:
    """Stop processes at a moment in which none of them holds a lock in the database.

    A lock that a stopped process holds would have the next test's emptying of tables wait for ever.
    """
    for _ in range(400):
        for one in webs:
            one.tell(signal.SIGSTOP)
        if all(one.stands_still() for one in webs) and not _in_statements():
            return
        for one in webs:
            one.tell(signal.SIGCONT)
        time.sleep(0.02)
    raise TimeoutError("the web processes are never done with the database")


def _in_statements() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle')"
        )
        return bool(cursor.fetchone()[0])


@pytest.fixture
def web(webs: list[Web]) -> Web:
    return webs[0]


@pytest.fixture(autouse=True)
def _closed(transactional_db: None) -> Iterator[None]:
    yield
    connections.close_all()


@pytest.fixture
def english(transactional_db: None) -> Service:
    load_services(by=None)
    return Service.objects.get(code="en")


def person(name: str, service: str = "en", role: Role = Role.REPORTER) -> User:
    user = accounts.create_user(
        email=f"{name.lower()}@example.org", name=name, password=None, by=None
    )
    accounts.give_role(user=user, role=role, service=service, by=None)
    return user


@pytest.fixture
def ruth(english: Service) -> User:
    return person("Ruth")


@pytest.fixture
def tomas(english: Service) -> User:
    return person("Tomas")


@pytest.fixture
def article(english: Service, ruth: User) -> Article:
    """An article of three paragraphs: One. Two. Three."""
    story = create_story(slugline="Ministers meet", by=ruth)
    article = create_article(story=story, service=english, by=ruth)
    blocks = tuple(
        BlockDraft(id=new_id(), content=Paragraph(text=from_plain(words)))
        for words in ("One.", "Two.", "Three.")
    )
    draft = ArticleDraft(headline="Ministers meet", blocks=blocks)
    save_article(article=article, draft=draft, base=0, by=ruth)
    return article


@pytest.fixture
def browser(article: Article) -> Callable[[Web, User], Browser]:
    """A function that makes a browser in which somebody is signed in."""
    return lambda web, user: Browser(web.socket(article.pk), signed_in(user))
