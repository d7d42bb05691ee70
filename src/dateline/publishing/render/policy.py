"""What a page may load (Content Security Policy Level 3), said twice; both must allow a thing.

The header is one for the whole site and belongs into every server's answer. The page itself
allows just the stylesheet that it carries, so that pages of an older design, which stand until
they are rendered anew, keep theirs.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Final

from .design import stylesheet
from .pages import Theme

POLICY_HEADER: Final = (
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@cache
def page_policy(theme: Theme) -> str:
    """Return the policy that stands in a page: no style but this one, by its hash."""
    digest = b64encode(sha256(stylesheet(theme).encode()).digest()).decode()
    return f"style-src 'sha256-{digest}'; base-uri 'none'; object-src 'none'"
