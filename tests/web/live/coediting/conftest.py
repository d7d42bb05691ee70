"""Real web processes on the test's database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
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

    def tell(self, signal_number: int) -> None:
        """Send a signal to it and its workers."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal_number)

    def stands_still(self) -> bool:
        """Whether every thread has stopped: some time after the signal, on a busy machine.

        What a thread sent last may still be on its way to the database, which is waited for.
        """
        if not self.runs():
            return True
        assert self.process is not None
        for _ in range(200):
            if set(_states(self.process.pid)) <= {"T", "Z"}:
                time.sleep(0.05)
                return True
            time.sleep(0.01)
        return False

    def kill(self) -> None:
        """End it at once, and its workers, as a power cut does."""
        self.tell(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()

    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def socket(self, article: object) -> str:
        return f"ws://127.0.0.1:{self.port}/newsroom/live/articles/{article}/"


def _states(group: int) -> Iterator[str]:
    """The state of each thread of a group of processes (proc_pid_stat(5), fields 3 and 5)."""
    for status in Path("/proc").glob("[0-9]*/task/[0-9]*/stat"):
        with suppress(OSError):
            state, _parent, of, *_rest = status.read_text().rpartition(")")[2].split()
            if int(of) == group:
                yield state


def _url() -> str:
    parts = connection.settings_dict
    host = parts["HOST"]
    return f"postgresql://{parts['USER']}@/{parts['NAME']}?host={host}&port={parts['PORT'] or 5432}"


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
