"""The kinds of feeds, and what a person fills in for each: a table, for pages and commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Need = Literal["no", "may", "must"]
Form = Literal["text", "long", "flag", "number"]


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of a kind: `name` in `Feed.options`. What is left empty is not stored."""

    name: str
    form: Form = "text"
    example: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class FeedKind:
    """A kind of feeds: which fields it has besides a name.

    Without `schemes` it has no address of its own: `push` is sent to, `folder` is a setting.
    `interval` is the usual number of seconds between two looks, `shortest` the least.
    `key` is a password or key (`Feed.secret`). `is_polled` says whether it is asked at an interval,
    `by_people` whether people add such feeds.
    """

    code: str
    title: str
    schemes: tuple[str, ...] = ()
    example: str = ""
    username: Need = "no"
    key: Need = "no"
    is_long_key: bool = False
    options: tuple[Option, ...] = ()
    interval: int = 60
    shortest: int = 5
    is_polled: bool = True
    by_people: bool = True


_FOLDER: Final = (
    Option("pattern", example="*.xml", default="*"),
    Option("after", example="move:done", default="keep"),
    Option("settle", "number", default="2"),
)
KINDS: Final = {
    kind.code: kind
    for kind in (
        FeedKind("folder", "Watched folder", is_polled=False, by_people=False),
        FeedKind("feed", "RSS, Atom or JSON Feed", ("https", "http"), "https://agency.example/rss"),
        FeedKind(
            "ap_media_api",
            "AP Media API",
            ("https",),
            "https://api.ap.org/media/v/content/feed",
            key="must",
            interval=10,
        ),
        FeedKind(
            "ftp",
            "FTP or FTPS",
            ("ftps", "ftp"),
            "ftps://ftp.agency.example/out",
            interval=2,
            shortest=1,
            username="may",
            key="may",
            options=(*_FOLDER, Option("insecure", "flag")),
        ),
        FeedKind(
            "sftp",
            "SFTP",
            ("sftp",),
            "sftp://sftp.agency.example/out",
            interval=2,
            shortest=1,
            username="must",
            key="must",
            is_long_key=True,
            options=(Option("host_key", "long", example="SHA256:…"), *_FOLDER),
        ),
        FeedKind(
            "s3",
            "S3 bucket",
            ("s3",),
            "s3://bucket/folder/",
            interval=5,
            shortest=1,
            username="must",
            key="must",
            options=(
                Option("endpoint", example="https://s3.agency.example"),
                Option("region", example="eu-central-1", default="us-east-1"),
                *_FOLDER,
            ),
        ),
        FeedKind(
            "imap",
            "Mailbox (IMAP)",
            ("imaps", "imap"),
            "imaps://mail.example/INBOX",
            username="must",
            key="must",
            options=(Option("after", example="seen", default="keep"), Option("move_to")),
        ),
        FeedKind(
            "push",
            "Pushed to us (HTTP)",
            key="must",
            options=(Option("hub_signature", "flag"),),
            is_polled=False,
        ),
    )
}


def shortest_interval(kind: str) -> int:
    """Return the least number of seconds between two looks at a feed of a kind, known or not."""
    known = KINDS.get(kind)
    return known.shortest if known else 5
