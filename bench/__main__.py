"""`python -m bench [NAME …] [--articles N …]`: measure, show a table, keep it in var/bench.json.

`--in FOLDER` names a folder that stays, for what takes long to make; it is used again there.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import bench
from bench.figures import Bench, Context, Figure

RESULT = Path("var") / "bench.json"


def main(arguments: Sequence[str]) -> int:
    """Run the benches that were named, or all."""
    names, sizes, kept = read(arguments)
    with _folder(kept) as folder:
        Path(folder).chmod(0o755)
        _use(Path(folder))
        known = {module.NAME: module for module in benches()}
        unknown = [name for name in names if name not in known]
        if unknown or "help" in sizes:
            return _explain(known.values(), unknown)
        _measure([known[name] for name in names or sorted(known)], Path(folder), sizes)
    return 0


def benches() -> Iterator[Bench]:
    """Yield the modules of this folder that are benches."""
    for found in iter_modules(bench.__path__, "bench."):
        if found.name == "bench.__main__":
            continue
        module = import_module(found.name)
        if hasattr(module, "NAME") and hasattr(module, "run"):
            yield module


def read(arguments: Sequence[str]) -> tuple[list[str], dict[str, int], str]:
    """Split the command line into names of benches, sizes (`--articles 1000`) and `--in FOLDER`."""
    names: list[str] = []
    sizes: dict[str, int] = {}
    kept = ""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--help":
            sizes["help"] = 1
        elif argument == "--in":
            kept = next(rest, "")
        elif argument.startswith("--"):
            sizes[argument[2:]] = int(next(rest, "1"))
        else:
            names.append(argument)
    return names, sizes, kept


@contextmanager
def _folder(kept: str) -> Iterator[str]:
    """Give the folder that stays, or one that goes afterwards."""
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        yield folder


def _explain(known: Iterable[Bench], unknown: Sequence[str]) -> int:
    if unknown:
        print(f"There is no bench {', '.join(unknown)}. There are:")
    for module in known:
        print(f"  {module.NAME:12} {module.DESCRIPTION}")
    print("A size is given as --NAME N, as in: python -m bench publish --articles 100")
    print("With --in FOLDER what was made stays there and is used again: --in /srv/archive monitor")
    return 2 if unknown else 0


def _use(folder: Path) -> None:
    # Set before any bench is imported: what is measured must not touch the real newsroom.
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(
        DATELINE_VAR=str(folder / "var"),
        DATELINE_LOG_LEVEL="WARNING",
        DJANGO_SETTINGS_MODULE="dateline.ground.django",
    )


def _measure(chosen: Sequence[Bench], folder: Path, sizes: dict[str, int]) -> None:
    from bench.machine import machine

    about = machine()
    print("\n".join(f"{name:12} {value}" for name, value in about.items()), end="\n\n")
    results: dict[str, list[Figure]] = {}
    for module in chosen:
        print(f"{module.NAME}: {module.DESCRIPTION}", flush=True)
        own = folder / module.NAME
        own.mkdir(exist_ok=True)
        results[module.NAME] = list(module.run(Context(folder=own, sizes=sizes)))
        print(table(results[module.NAME]), end="\n\n", flush=True)
    _keep(about, results)


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of equal columns."""
    rows = [
        (one.name, f"{one.value:,.2f} {one.unit}", one.promise, _verdict(one)) for one in figures
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    return "\n".join(
        "  "
        + "  ".join(
            (row[0].ljust(widths[0]), row[1].rjust(widths[1]), row[2].rjust(widths[2]), row[3])
        ).rstrip()
        for row in rows
    )


def _verdict(figure: Figure) -> str:
    return {None: "", True: "kept", False: "NOT KEPT"}[figure.kept]


def _keep(about: dict[str, str], results: dict[str, list[Figure]]) -> None:
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    kept = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": about,
        "figures": {name: [asdict(one) for one in figures] for name, figures in results.items()},
    }
    RESULT.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"The same as JSON: {RESULT}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
