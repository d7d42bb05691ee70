"""What an operation can answer, for the documentation."""

from __future__ import annotations

from typing import Any

from dateline.web.api.problems import Problem


def answers(shape: Any, *, status: int = 200, problems: tuple[int, ...] = ()) -> dict[int, Any]:
    """Return the answers of an operation: its own, and the problems that it can tell.

    Args:
        problems: further than 401, 403, 422 and 429, which each operation may answer.
    """
    told = sorted({401, 403, 422, 429, *problems})
    return {status: shape, **dict.fromkeys(told, Problem)}
