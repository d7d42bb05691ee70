"""The sample's sign-ins, kept beside the data so that every start can tell them again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class SignIn:
    """Somebody of the sample newsroom; `what` says in a few words what they may do."""

    email: str
    password: str
    what: str


def keep_sign_ins(var: Path, sign_ins: Iterable[SignIn]) -> None:
    """Write the sign-ins down for later starts, for the owner of the folder only."""
    path = _path(var)
    path.write_text(json.dumps([asdict(one) for one in sign_ins]), encoding="utf-8")
    path.chmod(0o600)


def kept_sign_ins(var: Path) -> list[SignIn]:
    """Return the sign-ins of the sample, none where there is no sample."""
    path = _path(var)
    if not path.exists():
        return []
    return [SignIn(**one) for one in json.loads(path.read_text(encoding="utf-8"))]


def _path(var: Path) -> Path:
    return var / "sample-sign-ins.json"
