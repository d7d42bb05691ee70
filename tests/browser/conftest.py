"""The real newsroom and the real browser.

The folder is a package, so that fixtures of this scope end with it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)
from tests.browser.test_main_job import sign_in
from tools.browser import HOW_TO_GET, browser_arguments, find_browser

from dateline.cli.run.rehearsal import Rehearsal, rehearse

PROJECT = Path(__file__).parent.parent.parent
FRONTEND = PROJECT / "frontend" / "node_modules"
FAILURES = PROJECT / "var" / "test-failures"
# `TRACE=1 make test ARGS=...` records every step of a test that fails, for `playwright show-trace`.
# It takes more time than the test.
TRACED = bool(os.environ.get("TRACE"))
# Longer than anything takes on a busy machine: no test fails because of its slowness.
expect.set_options(timeout=30_000)


def _needed(program: str | None, how_to_get: str) -> str:
    """Return the program; without it skip, but fail in CI, where nothing may be left untried."""
    if program:
        return program
    if os.environ.get("CI"):
        pytest.fail(how_to_get)
    pytest.skip(how_to_get)


@pytest.fixture(scope="session")
def browser_path() -> str:
    return _needed(find_browser(), HOW_TO_GET)


@pytest.fixture(scope="package")
def newsroom(tmp_path_factory: pytest.TempPathFactory, browser_path: str) -> Iterator[Rehearsal]:
    """A newsroom with its sample, started by `dateline run`: `.url`, `.sign_ins`, `.var`."""
    # No test looks at how small the files of pictures are.
    fast = {"DATELINE_PICTURE_EFFORT": "0"}
    with rehearse(tmp_path_factory.mktemp("newsroom") / "var", settings=fast) as running:
        running.wait_for("/en/")
        yield running


@pytest.fixture(scope="package")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(_playwright: Playwright, browser_path: str) -> Iterator[Browser]:
    chromium = _playwright.chromium.launch(executable_path=browser_path, args=browser_arguments())
    yield chromium
    chromium.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and take them last.

    One worker takes them all, so that there is one newsroom. Playwright keeps an event loop running
    in its thread, with which Django refuses to use the database: its fixtures end with the folder.
    """
    here = Path(__file__).parent
    ours = [item for item in items if here in item.path.parents]
    for item in ours:
        item.add_marker("browser")
        item.add_marker("long")
        item.add_marker(pytest.mark.xdist_group("browser"))
    items[:] = [item for item in items if item not in ours] + ours


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed  # type: ignore[attr-defined]
    return report


FAILED: pytest.StashKey[bool] = pytest.StashKey()


@pytest.fixture
def context(
    browser: Browser, newsroom: Rehearsal, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A browser's window of its own; what it showed is kept in var/test-failures on failure."""
    window = browser.new_context(base_url=newsroom.url, viewport={"width": 1280, "height": 900})
    window.set_default_timeout(15_000)
    if TRACED:
        window.tracing.start(screenshots=True, snapshots=True)
    yield window
    if request.node.stash.get(FAILED, False):
        _keep(window, re.sub(r"[^\w.-]+", "-", request.node.name))
    window.close()


def _keep(window: BrowserContext, name: str) -> None:
    FAILURES.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(window.pages, 1):
        page.screenshot(path=FAILURES / f"{name}-{number}.png", full_page=True)
    if TRACED:
        window.tracing.stop(path=FAILURES / f"{name}.zip")


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def window(browser: Browser, newsroom: Rehearsal) -> Iterator[Callable[[], Page]]:
    """A function that opens a browser of its own, signed in: no cookie or store is shared."""
    opened: list[BrowserContext] = []

    def open_window() -> Page:
        context = browser.new_context(
            base_url=newsroom.url, viewport={"width": 1280, "height": 900}
        )
        context.set_default_timeout(30_000)
        opened.append(context)
        page = context.new_page()
        sign_in(page, newsroom)
        return page

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Give the violations that axe-core finds on a page: rule, help and the places, a line each."""

    def violations(page: Page) -> list[str]:
        page.evaluate((FRONTEND / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
        found: dict[str, Any] = page.evaluate("axe.run()")
        return [
            f"{one['id']}: {one['help']} at "
            + ", ".join(" ".join(map(str, node["target"])) for node in one["nodes"])
            for one in found["violations"]
        ]

    return violations


@pytest.fixture
def vnu(tmp_path: Path) -> Callable[[str], list[str]]:
    """Give what the Nu HTML checker objects to in a page, a line each."""
    java = _needed(
        shutil.which("java"), "no Java for the HTML checker: install default-jre-headless"
    )

    def objections(html: str) -> list[str]:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        jar = FRONTEND / "vnu-jar" / "build" / "dist" / "vnu.jar"
        done = subprocess.run(
            [
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xss4m",
                "-jar",
                jar,
                "--format",
                "gnu",
                file,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        return [line.partition(file.name)[2] for line in done.stderr.splitlines()]

    return objections
