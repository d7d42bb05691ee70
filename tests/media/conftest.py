"""Pictures made for the tests by libvips itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import pyvips

from dateline.ground import settings as ground_settings


def drawn(width: int = 1600, height: int = 900) -> Any:
    """Return a picture: red on its left half, blue on its right, a ramp over both."""
    left = pyvips.Image.black(width // 2, height, bands=3).linear(1, [200, 30, 30])
    right = pyvips.Image.black(width - width // 2, height, bands=3).linear(1, [30, 30, 200])
    ramp = pyvips.Image.xyz(width, height)[1] * (50 / height)
    return (left.join(right, "horizontal") + ramp).cast("uchar").copy(interpretation="srgb")


@pytest.fixture
def draw() -> Callable[..., Any]:
    return drawn


@pytest.fixture
def jpeg() -> bytes:
    return bytes(drawn().jpegsave_buffer(Q=90))


@pytest.fixture
def like() -> Callable[..., Any]:
    """Return a maker of what rendition addresses depend on."""

    def make(width: int, height: int, *, x: float = 0.5, y: float = 0.5) -> Any:
        return SimpleNamespace(
            sha256="ab" * 32,
            width=width,
            height=height,
            focal_x=x,
            focal_y=y,
            placeholder="#aabbcc",
        )

    return make


@pytest.fixture
def own_var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the settings to a folder of this test."""
    changed = ground_settings.get_settings().model_copy(update={"var": tmp_path})
    for module in ("queries", "inspection", "tasks"):
        monkeypatch.setattr(f"dateline.media.{module}.get_settings", lambda: changed)
    return tmp_path
