"""The whole suite runs on a real PostgreSQL: an embedded one of its own, or `DATABASE_URL`."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
import pytest_django
from hypothesis import HealthCheck, settings

PROJECT = Path(__file__).parent.parent

# Settings are read when Django is set up, so the folder of this run is named before that; this is
# also why the settings module is named here and not in pyproject.toml, which pytest-django reads
# before this file.
_var = Path(tempfile.mkdtemp(prefix="dateline-test-"))
_var.chmod(0o755)
atexit.register(shutil.rmtree, _var, ignore_errors=True)
os.environ["DATELINE_VAR"] = str(_var)
os.environ["DATELINE_LOG_LEVEL"] = "WARNING"
os.environ["DATELINE_PICTURE_EFFORT"] = "0"
# Dozens of processes are started, each of which would compile all of Dateline.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.ground.django")
django.setup()

# On a busy machine everything takes long, which says nothing about the code.
settings.register_profile(
    "suite", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Have each worker name the settings by itself, when it reads this file.

    With the module named in what it inherits, pytest-django would read the settings before that: of
    our folder, with our keys, not of its own.
    """
    del os.environ["DJANGO_SETTINGS_MODULE"]


def pytest_report_header() -> list[str]:
    shared = PROJECT.parent / "shared"
    database = "DATABASE_URL" if os.environ.get("DATABASE_URL") else "embedded"
    return [
        f"PostgreSQL: {database}",
        f"sample files in ../shared: {'here' if shared.is_dir() else 'absent, tests of them skip'}",
    ]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the tests of a file run in one worker: what they start once is started once.

    The files that take long begin first, then those of most tests: no worker ends long after others.
    """
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(str(item.path)))
    if "PYTEST_XDIST_WORKER" in os.environ:
        tests_of = Counter(map(_group, items))
        items.sort(
            key=lambda item: (
                item.get_closest_marker("long") is None,
                -tests_of[_group(item)],
                _group(item),
            )
        )


def _group(item: pytest.Item) -> str:
    marker = item.get_closest_marker("xdist_group")
    return str(marker.args[0]) if marker else ""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample files beside the project; skips where it is absent."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here: its sample files are tried where it is")
    return folder


@pytest.fixture(autouse=True)
def _no_job_is_left_for_the_next_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Django empties its own tables after a test that commits; the job queue's are not its own."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if "transactional_db" not in request.fixturenames and not (
        marker and marker.kwargs.get("transaction")
    ):
        return
    from django.db import connection

    with request.getfixturevalue("django_db_blocker").unblock(), connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers "
            "RESTART IDENTITY CASCADE"
        )


@pytest.fixture(autouse=True)
def _no_language_is_left_for_the_next_test() -> Iterator[None]:
    """A request in a person's language leaves it in the thread, as Django does by design."""
    yield
    from django.utils import translation

    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """End what worker threads left open, so that the test database can be dropped."""
    yield
    from django.db import connection

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
