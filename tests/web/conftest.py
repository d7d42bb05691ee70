"""Pages name their static files by hash, which is known once they are collected."""

from __future__ import annotations

import pytest
from django.core.management import call_command


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_collected() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
