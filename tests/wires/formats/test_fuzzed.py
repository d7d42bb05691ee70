"""A short run of `python -m tools.fuzz_wires`: nothing but an error of wires is ever raised."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from bench.samples import SAMPLES
from hypothesis import HealthCheck, given, settings
from tools.fuzz_wires.__main__ import main
from tools.fuzz_wires.mutations import MUTATIONS, Mutation, broken
from tools.fuzz_wires.structures import files
from tools.fuzz_wires.verdicts import Verdicts


def crashes(verdicts: Verdicts) -> list[str]:
    """The faults but hangs, which a busy machine may show for want of time."""
    return [one for one in verdicts.faults if one != "hang"]


@given(files())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_structures_of_nonsense_are_read_or_refused(data: bytes) -> None:
    verdicts = Verdicts(Path("unused"))
    verdicts.parse(data)
    assert not crashes(verdicts)


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_broken_samples_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    chance, verdicts = random.Random(kind), Verdicts(tmp_path)
    for _ in range(60):
        verdicts.parse(broken(SAMPLES[kind], list(SAMPLES.values()), chance))
    assert not crashes(verdicts)
    assert sum(verdicts.counts.values()) == 60


def test_the_same_seed_breaks_a_file_in_the_same_ways() -> None:
    others = list(SAMPLES.values())
    first, second = (
        [broken(others[0], others, chance) for _ in range(40)]
        for chance in (random.Random(7), random.Random(7))
    )
    assert first == second
    assert len(set(first)) > 20


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_even_an_empty_file_can_be_broken(mutation: Mutation) -> None:
    assert isinstance(mutation(bytearray(), random.Random(1)), bytearray)


def test_a_fault_is_kept_counted_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(data: bytes, *, name: str) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("tools.fuzz_wires.verdicts.parse_wire", fails)
    status = main(["--minutes", "0.001", "--seed", "3", "--folder", str(tmp_path / "faults")])
    assert status == 1
    assert "ZeroDivisionError" in capsys.readouterr().out
    assert list((tmp_path / "faults").iterdir())
