"""What a mirror of a service holds, read from the site as it stands at one moment."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from dateline.publishing.assemble.facts import base_url
from dateline.publishing.delivery.names import INDEX
from dateline.publishing.documents.model import instant
from dateline.publishing.models import Page, PublicArticle

from .errors import NoPages
from .links import rewritten
from .manifest import Withdrawn
from .near import Near

# For machines that ask the site itself, or of use only there.
_LEFT_OUT: Final = frozenset(
    {
        *("email-digest", "email-article"),
        *(
            "live",
            "services",
            "lite-services",
            "robots",
            "ledger-part",
            "ninjs",
            "newsml-g2",
            "newsml-g2-package",
        ),
        *("sitemap", "sitemap-index", "news-sitemap", "site-sitemap"),
        *("list-rss", "list-atom", "list-json-feed"),
    }
)
_LOCK: Final = 0x4D_49_52_52_4F_52
_MEDIA: Final = re.compile(rb"/media/[0-9a-f-]+/[\w.-]+")


class Moved(Exception):
    """A page is another than a moment ago."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page of the site under its name in the archive, with the hash that it must have there."""

    name: str
    path: str
    sha256: str


@dataclass(slots=True)
class Snapshot:
    """The pages of a service at one moment."""

    service: str
    number: int
    made: str
    pages: dict[str, PageFile]
    withdrawn: tuple[Withdrawn, ...]
    pictures: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)

    def __contains__(self, name: object) -> bool:
        return name in self.pages or name in self.pictures

    def names(self) -> list[str]:
        """Return the names of all files in the order of the archive."""
        return sorted({*self.pages, *self.pictures}, key=str.encode)


@transaction.atomic
def snapshot(code: str) -> Snapshot:
    """Return which pages a service has now, under a number higher than all before.

    Raises:
        NoPages: none was rendered yet.
        Moved: a withdrawal waits for its notice.
    """
    number = _next_number()
    rows = Page.objects.filter(service_code__in=(code, ""), status__gt=0)
    every = list(rows.exclude(output__in=_LEFT_OUT).values_list("path", "sha256", "status"))
    pages = {_name(path): PageFile(_name(path), path, sha256) for path, sha256, _ in every}
    front = pages.get(f"{code}/{INDEX}")
    if front is None:
        raise NoPages(f"the service {code!r} has no pages yet")
    pages[INDEX] = PageFile(INDEX, front.path, front.sha256)
    gone = dict(
        PublicArticle.objects.filter(service=code, standing=False).values_list("path", "modified")
    )
    if any(status == 200 and path in gone for path, _, status in every):
        raise Moved(code)
    return Snapshot(
        service=code,
        number=number,
        made=instant(timezone.now()),
        pages=pages,
        withdrawn=tuple(Withdrawn(path=path, at=instant(gone[path])) for path in sorted(gone)),
    )


def _next_number() -> int:
    """Take a number; who takes the next one reads the pages after this one did."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SELECT nextval('publishing_page_sequence')")
        return int(cursor.fetchone()[0])


def _name(path: str) -> str:
    return path[1:] + INDEX if path.endswith("/") else path[1:]


def find_pictures(found: Snapshot, near: Near) -> None:
    """Add the picture files that the pages show; one that is not there stays a link to the site.

    Raises:
        Moved: a page is another by now.
    """
    for page in found.pages.values():
        if page.name.endswith(".html"):
            named = {match.decode()[1:] for match in _MEDIA.findall(_raw(page, near))}
            new = named - found.pictures - found.absent
            here = {name for name in new if near.media(name) is not None}
            found.pictures |= here
            found.absent |= new - here


def bytes_of(name: str, found: Snapshot, near: Near) -> bytes:
    """Return what a file of the archive holds.

    Raises:
        Moved: the page is another by now, or a picture is gone.
    """
    page = found.pages.get(name)
    if page is None:
        picture = near.media(name)
        if picture is None:
            raise Moved(name)
        return picture
    raw = _raw(page, near)
    if not name.endswith(".html"):
        return raw
    return rewritten(raw.decode(), file=name, files=found, base_url=base_url()).encode()


def _raw(page: PageFile, near: Near) -> bytes:
    body = near.body(page.path)
    if body is None or hashlib.sha256(body).hexdigest() != page.sha256:
        raise Moved(page.path)
    return body
