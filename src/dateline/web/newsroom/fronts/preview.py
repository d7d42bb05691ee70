"""A readers' page in one scheme of colours, whatever the device is set to."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from dateline.publishing.render.pages import FrontPage

_SCHEMES: Final[dict[str, Literal["light", "dark"]]] = {"light": "light", "dark": "dark"}


def fixed_scheme(page: FrontPage, scheme: str) -> FrontPage:
    """Return the page in a scheme; any other word leaves it to the device. It is not indexed."""
    theme = replace(page.chrome.theme, scheme=_SCHEMES.get(scheme, ""))
    return replace(page, chrome=replace(page.chrome, theme=theme, indexed=False))
