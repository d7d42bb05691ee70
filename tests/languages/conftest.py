from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.languages.services import ServiceFacts, known_services


@pytest.fixture
def service() -> Callable[[str], ServiceFacts]:
    """Finds a service of the data file by its code."""
    return lambda code: known_services()[code]
