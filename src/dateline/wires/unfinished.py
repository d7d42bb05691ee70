"""Names under which programs write a file before they give it its own."""

from __future__ import annotations

from typing import Final

_ENDINGS: Final = (".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp", "~")


def is_unfinished(name: str) -> bool:
    """Whether a file of this name is hidden or still being written, by its name alone."""
    return name.startswith(".") or name.lower().endswith(_ENDINGS)


def finished_name(name: str) -> str:
    """Return the name that an unfinished file will be given, its own where it is none.

    The name may have folders in front, parted by `/`.
    """
    folder, slash, own = name.rpartition("/")
    own = own.removeprefix(".")
    ending = next((one for one in _ENDINGS if own.lower().endswith(one)), "")
    return f"{folder}{slash}{own[: len(own) - len(ending)]}"
