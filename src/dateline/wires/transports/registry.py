"""Finding the transports."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from dateline.wires.transports.interface import Transport


def transports() -> list[Transport]:
    """Return the transports: the `TRANSPORT` of every package beside this module."""
    package = import_module(__package__)
    return [
        import_module(f"{__package__}.{module.name}").TRANSPORT
        for module in iter_modules(package.__path__)
        if module.ispkg
    ]
