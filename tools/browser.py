"""The browser that tests, benches and pictures drive."""

from __future__ import annotations

import os
import shutil
from typing import Final

# The headless shell draws no windows of its own around the pages, which takes a fourth of the time.
_NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
HOW_TO_GET: Final = (
    "no browser: install Chromium (on Debian: sudo apt-get install chromium-headless-shell)"
)


def find_browser() -> str | None:
    """Return the path of the first browser that is installed here."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def browser_arguments() -> list[str]:
    """Return what the browser is started with: its sandbox needs a user who is not root."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return ["--disable-dev-shm-usage", *as_root]
