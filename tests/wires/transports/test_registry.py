"""Trying a feed of any kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.wires.actions import add_feed
from dateline.wires.models import Feed, RawFile
from dateline.wires.polling import FetchError
from dateline.wires.transports.registry import transports, try_feed

pytestmark = pytest.mark.django_db


def test_every_transport_has_a_kind_of_its_own() -> None:
    kinds = [one.kind for one in transports()]
    assert {"folder", "feed", "ftp", "sftp", "s3"} <= set(kinds)
    assert len(kinds) == len(set(kinds))


def test_a_kind_that_nobody_asks_cannot_be_tried() -> None:
    feed = add_feed(kind="pigeon", name="A", address="loft", by=None)
    with pytest.raises(FetchError, match="pigeon"):
        try_feed(feed)


def test_a_lost_key_is_said() -> None:
    feed = add_feed(kind="ftp", name="A", address="ftp://8.8.8.8", by=None)
    Feed.objects.update(secret="sealed elsewhere")
    feed.refresh_from_db()
    with pytest.raises(FetchError, match="enter the secret again"):
        try_feed(feed)


def test_the_folder_says_what_waits_and_leaves_it(tmp_path: Path) -> None:
    feed = add_feed(kind="folder", name="A", address=str(tmp_path), by=None)
    assert try_feed(feed) == "The folder can be read; no file waits in it."
    (tmp_path / "a.json").write_bytes(b"{}")
    (tmp_path / "b.json.part").write_bytes(b"{}")
    assert try_feed(feed) == "1 file waits in it."
    assert RawFile.objects.count() == 0


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    feed = add_feed(kind="folder", name="A", address=str(tmp_path / "b"), by=None)
    with pytest.raises(FetchError, match="There is no folder"):
        try_feed(feed)
