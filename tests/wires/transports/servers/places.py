"""A folder on a server of each kind, seen from the provider's side."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from dateline.wires.actions import add_feed
from dateline.wires.models import Feed
from dateline.wires.transports.registry import transports


class Place(Protocol):
    """Where a provider puts files, and how a feed reaches them."""

    @property
    def kind(self) -> str:
        """The kind of the feed."""

    def put(self, name: str, data: bytes, *, at: int = 0) -> None:
        """Put a file there, last changed `at` seconds after a moment."""

    def remove(self, name: str) -> None:
        """Take a file away."""

    def names(self) -> set[str]:
        """Return the names of all files, with the folders in which they lie."""

    def feed(self, *, name: str = "Agency", secret: str | None = None, **options: Any) -> Feed:
        """Add a feed that reads there."""


_MOMENT = 1_790_000_000


@dataclass
class FolderPlace:
    """A folder on this disk that a server serves."""

    kind: str
    address: str
    root: Path
    user: str
    password: str
    options: dict[str, Any] = field(default_factory=dict)

    def put(self, name: str, data: bytes, *, at: int = 0) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (_MOMENT + at, _MOMENT + at))

    def remove(self, name: str) -> None:
        (self.root / name).unlink()

    def names(self) -> set[str]:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)) for path in files}

    def feed(self, *, name: str = "Agency", secret: str | None = None, **options: Any) -> Feed:
        return add_feed(
            kind=self.kind,
            name=name,
            address=self.address,
            username=self.user,
            secret=self.password if secret is None else secret,
            options=self.options | {"settle": 0} | options,
            by=None,
        )


@dataclass
class BucketPlace:
    """A bucket that a server holds in memory."""

    client: Any
    bucket: str
    endpoint: str
    user: str
    password: str
    prefix: str = "wires/"
    kind: str = "s3"

    def put(self, name: str, data: bytes, *, at: int = 0) -> None:
        self.client.put_object(Bucket=self.bucket, Key=f"{self.prefix}{name}", Body=data)

    def remove(self, name: str) -> None:
        self.client.delete_object(Bucket=self.bucket, Key=f"{self.prefix}{name}")

    def names(self) -> set[str]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)
        keys = [one["Key"] for page in pages for one in page.get("Contents", [])]
        return {key.removeprefix(self.prefix) for key in keys}

    def feed(self, *, name: str = "Agency", secret: str | None = None, **options: Any) -> Feed:
        return add_feed(
            kind="s3",
            name=name,
            address=f"s3://{self.bucket}/{self.prefix}",
            username=self.user,
            secret=self.password if secret is None else secret,
            options={"endpoint": self.endpoint} | options,
            by=None,
        )


def ask(feed: Feed) -> int:
    """Ask a feed once, as its transport does when its time has come; refresh its state."""
    transport: Any = next(one for one in transports() if one.kind == feed.kind)
    feed.refresh_from_db()
    new: int = transport.ask(feed)
    feed.refresh_from_db()
    return new
