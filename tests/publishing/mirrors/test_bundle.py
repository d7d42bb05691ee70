from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from lxml import html

from dateline.cli.mirror import mirror
from dateline.ground import signing
from dateline.publishing.actions import (
    add_missing_pages,
    publish_article,
    render_pages,
    withdraw_article,
)
from dateline.publishing.actions.render import site_store
from dateline.publishing.mirrors import bundle, contents, errors
from dateline.publishing.mirrors.bundle import make_mirror
from dateline.publishing.mirrors.unpack import unpack_mirror

pytestmark = pytest.mark.django_db


def publish(newsroom: Any, headline: str, **fields: Any) -> Any:
    article, revision = newsroom.article(headline, **fields)
    return publish_article(article=article, revision=revision, by=newsroom.editor)


@pytest.fixture
def host(tmp_path: Path) -> Path:
    return tmp_path / "host"


def unpacked(tmp_path: Path, host: Path, code: str = "en") -> Any:
    render_pages()
    file = tmp_path / "a.tar.gz"
    make_mirror(code, file, store=site_store())
    return unpack_mirror(file, host, key=signing.public_key())


def test_every_link_of_a_mirror_leads_to_a_file_of_it_or_to_the_site(
    newsroom: Any, site: Path, tmp_path: Path, host: Path
) -> None:
    add_missing_pages()
    publish(newsroom, "Ministers meet")
    publish(newsroom, "نشست وزیران", service="fa")
    listed = unpacked(tmp_path, host, "fa")
    pages = [one.path for one in listed.files if one.path.endswith(".html")]
    assert "index.html" in pages
    assert not [one for one in pages if one.startswith("en/")]
    inside = 0
    for name in pages:
        for link in html.document_fromstring((host / name).read_bytes()).xpath("//a/@href"):
            if link.startswith(("http://", "https://", "#")):
                continue
            target = unquote(link.partition("#")[0])
            assert (host / name).parent.joinpath(target).resolve().is_file(), (name, link)
            inside += 1
    assert inside > 20


def test_a_withdrawn_article_is_its_notice_and_stands_in_the_list(
    newsroom: Any, site: Path, tmp_path: Path, host: Path
) -> None:
    publication = publish(newsroom, "Zanzibar", words="Unspeakable claim.")
    before = unpacked(tmp_path, host)
    withdraw_article(article=publication.article, reason="", by=newsroom.editor, notice="Wrong.")
    after = unpacked(tmp_path, host)
    path = publication.article.public.path
    assert [one.path for one in after.withdrawn] == [path]
    assert after.number > before.number
    page = (host / path[1:] / "index.html").read_text()
    assert "Wrong." in page
    for file in host.rglob("*"):
        assert not file.is_file() or b"Unspeakable" not in file.read_bytes()


def test_a_withdrawal_whose_notice_waits_makes_no_mirror(
    newsroom: Any, site: Path, tmp_path: Path
) -> None:
    publication = publish(newsroom, "Zanzibar")
    render_pages()
    withdraw_article(article=publication.article, reason="", by=newsroom.editor)
    with pytest.raises(errors.KeptChanging):
        make_mirror("en", tmp_path / "a.tar.gz", store=site_store())
    assert not [one for one in tmp_path.iterdir() if one.suffix == ".gz"]


def test_a_page_that_changes_while_it_is_read_begins_the_archive_anew(
    newsroom: Any, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(newsroom, "First")
    render_pages()
    real, calls = contents.find_pictures, []

    def slow(found: Any, store: Any) -> None:
        if not calls:
            publish(newsroom, "Second")
            render_pages()
        calls.append(found.number)
        real(found, store)

    monkeypatch.setattr(bundle, "find_pictures", slow)
    make_mirror("en", tmp_path / "a.tar.gz", store=site_store())
    assert len(calls) == 2


def test_the_same_list_gives_the_same_bytes(
    newsroom: Any, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(newsroom, "First")
    render_pages()
    found = contents.snapshot("en")
    monkeypatch.setattr(bundle, "snapshot", lambda code: found)
    hashes = set()
    for name in ("a.tar.gz", "b.tar.gz"):
        make_mirror("en", tmp_path / name, store=site_store())
        hashes.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(hashes) == 1


def test_a_service_without_pages_has_no_mirror(newsroom: Any, site: Path, tmp_path: Path) -> None:
    with pytest.raises(errors.NoPages):
        make_mirror("en", tmp_path / "a.tar.gz", store=site_store())


def test_the_command_makes_verifies_refuses_and_unpacks(
    newsroom: Any, site: Path, tmp_path: Path, host: Path
) -> None:
    publish(newsroom, "First")
    file, key = tmp_path / "en.tar.gz", signing.public_key().hex()
    seen = ["--seen", str(tmp_path / "seen.json")]

    def call(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(mirror, words)
        return result.exit_code, result.output

    status, said = call("make", "en", "--out", str(file))
    assert (status, said.splitlines()[0][:21]) == (0, "en of Dateline News, "[:21])
    older = file.read_bytes()
    assert call("verify", str(file), "--key", key, *seen)[0] == 0
    assert call("make", "en", "--out", str(file), "--no-pictures")[0] == 0
    assert call("unpack", str(file), str(host), "--key", key, *seen)[0] == 0
    assert (host / "en" / "index.html").is_file()
    file.write_bytes(older)
    status, said = call("verify", str(file), "--key", key, *seen)
    assert (status, said.split(":")[0]) == (1, "older")
    status, said = call("verify", str(file), "--key", "00" * 32, *seen)
    assert (status, said.split(":")[0]) == (1, "forged")
    assert call("verify", str(file), "--key", "nonsense")[0] == 2
    key_file = tmp_path / "key.json"
    key_file.write_bytes(
        (site / "ledger" / "key.json").read_bytes()
        if (site / "ledger" / "key.json").exists()
        else f'{{"key":"{key}"}}'.encode()
    )
    status, said = call("verify", str(file), "--key", str(key_file), *seen)
    assert said.split(":")[0] == "older"
