"""A mirror of a service whose pages are in a bucket only, on a server that runs here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.publishing.delivery.conftest import client, s3, store, store_at

from dateline.cli.mirror import mirror
from dateline.ground import signing
from dateline.publishing.actions import publish_article, withdraw_article
from dateline.publishing.delivery.folder import Folder
from dateline.publishing.delivery.s3 import Bucket
from dateline.publishing.mirrors.bundle import make_mirror
from dateline.publishing.mirrors.unpack import unpack_mirror
from dateline.publishing.pages.rendering import render_waiting

__all__ = ["client", "s3", "store", "store_at"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def published(newsroom: Any) -> Any:
    article, revision = newsroom.article("Ministers meet")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    return article


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name not in {"mirror.json", "mirror.sig"}
    }


def test_a_mirror_from_a_bucket_holds_what_one_from_a_folder_does(
    published: Any, site: Path, store: Bucket, tmp_path: Path
) -> None:
    folder = Folder(site)
    render_waiting((store, folder))
    found = []
    for name, one in (("bucket", store), ("folder", folder)):
        make_mirror("en", tmp_path / f"{name}.tar.gz", store=one)
        unpack_mirror(tmp_path / f"{name}.tar.gz", tmp_path / name, key=signing.public_key())
        found.append(_files(tmp_path / name))
    assert found[0] == found[1]
    assert any(name.endswith("ministers-meet/index.html") for name in found[0])
    assert not list(tmp_path.glob(".*"))


def test_the_command_reads_the_bucket_where_there_is_no_folder(
    published: Any,
    newsroom: Any,
    store: Bucket,
    client: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in ("actions.render", "delivery.configured"):
        monkeypatch.setattr(f"dateline.publishing.{module}.site_stores", lambda: (store,))
    withdraw_article(article=published, reason="Wrong", by=newsroom.editor)
    file = tmp_path / "a.tar.gz"
    run = CliRunner().invoke(mirror, ["make", "en", "--out", str(file)])
    assert run.exit_code == 0, run.output
    assert "1 articles withdrawn" in run.output
    unpack_mirror(file, tmp_path / "host", key=signing.public_key())
    (notice,) = (tmp_path / "host").glob("en/2*/*/*/ministers-meet/index.html")
    assert b"They met on Thursday" not in notice.read_bytes()


def test_a_picture_that_is_in_the_bucket_only_goes_with_the_mirror(
    published: Any, site: Path, store: Bucket, client: Any, tmp_path: Path
) -> None:
    render_waiting((store,))
    client.put_object(Bucket="pages", Key="site/media/abc/16x9-640.jpg", Body=b"\xff\xd8picture")
    assert store.read_media("media/abc/16x9-640.jpg") == b"\xff\xd8picture"
    assert store.read_media("media/abc/none.jpg") is None


def test_a_bucket_that_is_away_is_said_in_a_sentence(
    published: Any,
    store_at: Callable[..., Bucket],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    site: Path,
) -> None:
    render_waiting((Folder(site),))
    away = store_at("http://127.0.0.1:1")
    monkeypatch.setattr("dateline.publishing.delivery.configured.site_stores", lambda: (away,))
    monkeypatch.setattr("dateline.publishing.actions.render.site_stores", lambda: ())
    run = CliRunner().invoke(mirror, ["make", "en", "--out", str(tmp_path / "a.tar.gz")])
    assert run.exit_code == 1
    assert run.output.startswith("cannot: s3://pages/site: ")
    assert not (tmp_path / "a.tar.gz").exists()
    assert not list(tmp_path.glob(".*"))
