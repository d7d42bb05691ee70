"""Words for the kinds of feeds, their options and their states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class StandingMark:
    """How a feed stands, as icon and word; `level` is good, warn, bad or empty."""

    level: str
    icon: str
    word: Promise


# In the order in which they need somebody.
STANDINGS: Final[dict[str, StandingMark]] = {
    "failing": StandingMark("bad", "bar", _("Failing")),
    "unasked": StandingMark("bad", "bar", _("Asked by nobody")),
    "quiet": StandingMark("warn", "warn", _("Gone quiet")),
    "trouble": StandingMark("warn", "correction", _("Works, but for one file")),
    "new": StandingMark("", "clock", _("Nothing yet")),
    "ok": StandingMark("good", "published", _("In order")),
    "off": StandingMark("", "withdrawn", _("Switched off")),
}
KINDS: Final[dict[str, Promise]] = {
    "folder": _("Watched folder"),
    "feed": _("RSS, Atom or JSON Feed"),
    "ap_media_api": _("AP Media API"),
    "ftp": _("FTP or FTPS"),
    "sftp": _("SFTP"),
    "s3": _("S3 bucket"),
    "imap": _("Mailbox (IMAP)"),
    "push": _("Pushed to us (HTTP)"),
}
USERNAMES: Final[dict[str, Promise]] = {"s3": _("Access key id")}
KEYS: Final[dict[str, Promise]] = {
    "s3": _("Secret access key"),
    "ap_media_api": _("API key"),
    "sftp": _("Password, or private key (PEM)"),
    "push": _("Secret"),
}
OPTIONS: Final[dict[str, tuple[Promise, Promise]]] = {
    "pattern": (_("Names taken"), _("With * and ?, such as *.xml; everything where empty.")),
    "after": (
        _("After taking"),
        _("keep leaves it there. For files: delete, or move:done. For mail: seen, or move."),
    ),
    "settle": (
        _("Seconds of rest"),
        _("For so long a file must not change before it is taken; 2 where empty."),
    ),
    "insecure": (
        _("Take any certificate"),
        _("Whoever stands between can read along. Only where the provider has no other."),
    ),
    "host_key": (
        _("Key of the server"),
        _("Its fingerprint (SHA256:…) or line of known_hosts. The test tells what it shows."),
    ),
    "endpoint": (_("Server"), _("Where it is not Amazon's: https://…")),
    "region": (_("Region"), _("us-east-1 where empty.")),
    "move_to": (_("Folder to move to"), _("Where messages go, if they are moved.")),
    "hub_signature": (
        _("Take signatures of hubs"),
        _("X-Hub-Signature-256 as well, as GitHub sends it: of the body alone, without a time."),
    ),
}
