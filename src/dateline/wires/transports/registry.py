"""Finding the transports."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from dateline.wires.models import Feed
from dateline.wires.polling import FetchError
from dateline.wires.secrets import SecretLost
from dateline.wires.transports.interface import Transport


def transports() -> list[Transport]:
    """Return the transports: the `TRANSPORT` of every package beside this module."""
    return [import_module(name).TRANSPORT for name in _packages().values()]


def try_feed(feed: Feed) -> str:
    """Reach what a feed stands for, change nothing, and say in a sentence what is there.

    It may take as long as the limits of its kind, up to about a minute.

    Raises:
        FetchError: it cannot be reached, or its kind cannot be tried; says why.
    """
    name = _packages().get(feed.kind)
    trial = getattr(import_module(name), "TRY", None) if name else None
    if trial is None:
        raise FetchError(f"Feeds of the kind {feed.kind} cannot be tried from here.")
    try:
        return str(trial(feed))
    except SecretLost as error:
        raise FetchError(str(error)) from None


def _packages() -> dict[str, str]:
    package = import_module(__package__)
    return {
        module.name: f"{__package__}.{module.name}"
        for module in iter_modules(package.__path__)
        if module.ispkg
    }
