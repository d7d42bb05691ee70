"""The mark by which other processes see that the folder of wires is being watched."""

from __future__ import annotations

from pathlib import Path


def _mark(var: Path) -> Path:
    return var / "wires" / "watched"


def mark_watched(var: Path) -> None:
    """Say that files which are dropped from now on are taken at once."""
    _mark(var).parent.mkdir(parents=True, exist_ok=True)
    _mark(var).touch()


def forget_watched(var: Path) -> None:
    """Take back what a process said that has ended since."""
    _mark(var).unlink(missing_ok=True)


def is_watched(var: Path) -> bool:
    """Whether it was said since it was last taken back."""
    return _mark(var).exists()
