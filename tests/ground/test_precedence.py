from __future__ import annotations

import threading

import pytest

from dateline.ground.precedence import LONGEST, give_way, going_first


def _later(said: list[str], *, seconds: float = 60) -> threading.Thread:
    def give_way_and_say() -> None:
        give_way(seconds=seconds)
        said.append("later")

    thread = threading.Thread(target=give_way_and_say)
    thread.start()
    return thread


def test_what_can_wait_waits_for_what_goes_first() -> None:
    said: list[str] = []
    with going_first():
        thread = _later(said)
        # Time enough to come first where it does not wait.
        thread.join(0.1)
        said.append("news")
    thread.join()
    assert said == ["news", "later"]


def test_it_waits_for_all_that_goes_first_at_the_same_time() -> None:
    said: list[str] = []
    with going_first():
        with going_first():
            thread = _later(said)
        thread.join(0.1)
        said.append("news")
    thread.join()
    assert said == ["news", "later"]


def test_it_does_not_wait_for_ever() -> None:
    said: list[str] = []
    with going_first():
        _later(said, seconds=LONGEST).join()
    assert said == ["later"]


def test_nothing_is_waited_for_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), going_first():
        _ = 1 / 0
    said: list[str] = []
    _later(said).join()
    assert said == ["later"]
