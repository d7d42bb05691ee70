"""The sample pages, rendered once, and as a site in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tools.browser import HOW_TO_GET, browser_arguments, find_browser

from dateline.publishing.render.file import OutputFile
from dateline.publishing.render.specimen.__main__ import write_site
from dateline.publishing.render.specimen.site import sample_files


@pytest.fixture(scope="session")
def files() -> dict[str, OutputFile]:
    return sample_files()


@pytest.fixture(scope="session")
def pages(files: dict[str, OutputFile]) -> dict[str, str]:
    """The HTML of every sample page by path."""
    html = {path: file for path, file in files.items() if file.media_type.startswith("text/html")}
    return {path: file.body.decode() for path, file in html.items()}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the sample pages with their pictures."""
    folder = tmp_path_factory.mktemp("site")
    write_site(folder)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(HOW_TO_GET)
        pytest.skip(HOW_TO_GET)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=browser_arguments())
        yield chromium
        chromium.close()
