"""The sample pages, rendered once, and as a site in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

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
