"""`python -m tools.fuzz_wires [--minutes 10] [--seed 1]`: 1 at the end where a fault was found.

Half of the time goes to own samples and real files that are broken, half to structures that
hypothesis builds. Only `WireError` may be raised, and a million bytes may take two seconds of the
processor. The same seed breaks the files in the same ways.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

_BATCH = 100


def main(arguments: list[str]) -> int:
    """Run until the time is over, print the counts, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz_wires", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--folder", type=Path, default=Path("var/fuzz"), help="for files with faults"
    )
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("DATELINE_VAR", tempfile.gettempdir())
    return _run(chosen.minutes * 60, chosen.seed, chosen.folder)


def _run(seconds: float, seed: int, folder: Path) -> int:
    from tools.fuzz_wires.mutations import broken
    from tools.fuzz_wires.seeds import seeds
    from tools.fuzz_wires.verdicts import Verdicts, stop_what_hangs

    stop_what_hangs()
    chance, files, verdicts = random.Random(seed), seeds(), Verdicts(folder)
    ends, batch = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        half = time.monotonic()
        for _ in range(_BATCH):
            verdicts.parse(broken(chance.choice(files), files, chance))
        spent = time.monotonic() - half
        until = time.monotonic() + spent
        while time.monotonic() < until:
            batch += 1
            _structures(verdicts, seed * 1_000_000 + batch)
    for what, count in sorted((verdicts.counts + verdicts.faults).items()):
        print(f"{count:9,}  {what}")
    tried = sum(verdicts.counts.values())
    print(f"{tried:9,}  files in all, {sum(verdicts.faults.values())} faults", end=", ")
    print(f"slowest {verdicts.slowest:.2f} s a megabyte (seed {seed})")
    return 1 if verdicts.faults else 0


def _structures(verdicts: object, seed: int) -> None:
    import hypothesis

    from tools.fuzz_wires.structures import files
    from tools.fuzz_wires.verdicts import Verdicts

    assert isinstance(verdicts, Verdicts)

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=_BATCH,
        database=None,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(files())
    def check(data: bytes) -> None:
        verdicts.parse(data)

    check()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
