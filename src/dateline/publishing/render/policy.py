"""What a page says of itself about styles (Content Security Policy Level 3).

Servers send one header for the whole site (`delivery.rules`); both must allow a thing. The page
allows just the stylesheet that it carries, so that pages of an older design, which stand until
they are rendered anew, keep theirs.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256

from .design import lite_stylesheet, stylesheet
from .pages import Theme


@cache
def page_policy(theme: Theme) -> str:
    """Return the policy that stands in a page: no style but this one, by its hash."""
    return _only(stylesheet(theme))


@cache
def lite_policy() -> str:
    """Return the policy that stands in a page of the text edition."""
    return _only(lite_stylesheet())


def _only(css: str) -> str:
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return f"style-src 'sha256-{digest}'; base-uri 'none'; object-src 'none'"
