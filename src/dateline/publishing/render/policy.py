"""What a page may load (Content Security Policy Level 3).

The policy stands in the page itself, so that it fits the page's own design wherever the file is
served from. Only `frame-ancestors` has to be a header: the standard ignores it in a page.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from .design import stylesheet
from .pages import Theme


def content_security_policy(theme: Theme) -> str:
    """Return the policy: our own script, pictures and live file, and this one stylesheet."""
    digest = b64encode(sha256(stylesheet(theme).encode()).digest()).decode()
    return (
        "default-src 'none'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        f"form-action 'self'; base-uri 'none'; style-src 'sha256-{digest}'"
    )
