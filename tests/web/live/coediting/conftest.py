"""Real web processes on the test's database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, connections

from dateline.accounts import actions as accounts
from dateline.accounts.models import Role, User
from dateline.cli.run.rehearsal import free_port
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


class Web:
    """A web process that can be killed and started again at the same address."""

    def __init__(self) -> None:
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dateline.cli", "web", "--workers", "1"],
            env={**os.environ, "DATABASE_URL": _url(), "DATELINE_PORT": str(self.port)},
            start_new_session=True,
        )

    def wait(self) -> None:
        """Return once it answers."""
        for _ in range(1200):
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/nothing", timeout=5):
                    return
            except HTTPError:
                return
            except (URLError, OSError):
                assert self.process is not None
                assert self.process.poll() is None, "the web process ended"
                time.sleep(0.05)
        raise TimeoutError("the web process does not answer")

    def kill(self) -> None:
        """End it at once, and its workers, as a power cut does."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)

    def socket(self, article: object) -> str:
        return f"ws://127.0.0.1:{self.port}/newsroom/live/articles/{article}/"


def _url() -> str:
    parts = connection.settings_dict
    host = parts["HOST"]
    return f"postgresql://{parts['USER']}@/{parts['NAME']}?host={host}&port={parts['PORT'] or 5432}"


@pytest.fixture
def webs(transactional_db: None) -> Iterator[list[Web]]:
    """Two web processes, gone before the tables are emptied: what they still write would wait."""
    both = [Web(), Web()]
    for one in both:
        one.start()
    for one in both:
        one.wait()
    yield both
    for one in both:
        one.kill()
    _wait_for_their_statements()


def _wait_for_their_statements() -> None:
    """Return once PostgreSQL has noticed that nobody waits for what they asked last."""
    with connection.cursor() as cursor:
        for _ in range(200):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND state <> 'idle'"
            )
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.05)


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


def signed_in(user: User) -> str:
    """Return the key of a new session of somebody."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    assert session.session_key
    return session.session_key


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
