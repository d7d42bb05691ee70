"""A newsletter as a message (RFC 5322, MIME): HTML with its plain text beside it.

Whoever sends it adds receivers and the ways to unsubscribe (RFC 8058), which are theirs.
"""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import Final
from urllib.parse import urlsplit

from ..render.pages import Chrome

# Nothing on its way needs to know more than ASCII.
_POLICY: Final = SMTP.clone(cte_type="7bit")


def message(
    *, chrome: Chrome, subject: str, html: str, text: str, at: datetime, sender: str, to: str
) -> bytes:
    """Return a message of two alternatives in the service's language, both in UTF-8.

    Args:
        sender, to: addresses such as `news@example.org`; `to` empty addresses nobody by name.

    Raises:
        ValueError: an address is none.
    """
    host = urlsplit(chrome.base_url).hostname or "localhost"
    letter = EmailMessage(policy=_POLICY)
    letter["Subject"] = " ".join(subject.split())
    letter["From"] = Address(chrome.service.site_title, addr_spec=sender or f"newsletter@{host}")
    letter["To"] = Address(addr_spec=to) if to else "undisclosed-recipients:;"
    letter["Date"] = format_datetime(at)
    letter["Message-ID"] = make_msgid(domain=host)
    letter["List-Id"] = f"<{chrome.service.code.lower()}.newsletter.{host}>"
    letter["List-Archive"] = f"<{chrome.canonical}>"
    letter.set_content(text, charset="utf-8")
    letter.add_alternative(html, subtype="html", charset="utf-8")
    # Set before, it would go with the first part.
    letter["Content-Language"] = chrome.service.tag
    return letter.as_bytes()
