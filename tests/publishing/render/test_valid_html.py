"""Every sample page before the Nu HTML checker."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publishing.html_checker import faults

# With the others of this site it is written once.
pytestmark = [pytest.mark.long, pytest.mark.xdist_group("specimen")]


def test_every_page_is_valid(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert pages
    assert faults(pages) == []
