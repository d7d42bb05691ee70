"""Newsletters: files of the site, and messages for whatever sends them."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html

from dateline.cli.newsletter import newsletter
from dateline.publishing.actions import (
    Note,
    add_missing_pages,
    publish_article,
    render_pages,
    withdraw_article,
)
from dateline.publishing.actions.render import site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import NoteKind
from dateline.publishing.newsletters import article_message, digest_message

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db


def publish(newsroom: Any, headline: str, **fields: Any) -> Any:
    article, revision = newsroom.article(headline, **fields)
    return publish_article(article=article, revision=revision, by=newsroom.editor)


def parsed(data: bytes) -> EmailMessage:
    letter = message_from_bytes(data, policy=default)
    assert isinstance(letter, EmailMessage)
    assert not letter.defects
    return letter


def part(letter: EmailMessage, kind: str) -> str:
    found = letter.get_body((kind,))
    assert found is not None
    assert found.get_content_charset() == "utf-8"
    return str(found.get_content())


def test_a_service_and_each_article_have_a_newsletter_beside_them(
    newsroom: Any, site: Path, files: Files
) -> None:
    add_missing_pages()
    publication = publish(newsroom, "Ministers meet", deck="In short.")
    render_pages()
    page = publication.article.public.path
    digest = html.document_fromstring(files()["en/email/index.html"])
    assert digest.xpath("//h2/a/@href") == [f"http://127.0.0.1:8000{page}"]
    article = html.document_fromstring(files()[f"{page[1:]}email/index.html"])
    assert "They met on Thursday." in article.text_content()
    for letter in (digest, article):
        assert letter.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not letter.xpath("//script | //link | //iframe | //form | //*[@style='']")
        links = letter.xpath("//@href | //@src")
        assert links
        assert all(link.startswith("http") for link in links)
    assert not list(verify_site(site_store()))


def test_a_withdrawn_article_leaves_no_letter(newsroom: Any, site: Path, files: Files) -> None:
    publication = publish(newsroom, "Zanzibar", words="Unspeakable claim.")
    render_pages()
    withdraw_article(article=publication.article, reason="", by=newsroom.editor, notice="Wrong.")
    render_pages()
    folder = f"{publication.article.public.path[1:]}email/"
    assert f"{folder}index.html" not in files()
    assert b"Wrong." in files()[f"{folder}gone.html"]


def test_a_message_says_the_same_twice_from_right_to_left(newsroom: Any, site: Path) -> None:
    publish(newsroom, "نشست وزیران", service="fa", deck="به اختصار.")
    data = digest_message(service=newsroom.fa, sender="a@news.example", to="b@example.org")
    assert data.isascii()
    assert max(len(line) for line in data.splitlines()) <= 998
    letter = parsed(data)
    assert letter.get_content_type() == "multipart/alternative"
    assert [one.get_content_type() for one in letter.iter_parts()] == ["text/plain", "text/html"]
    assert letter["Subject"] == "نشست وزیران"
    assert letter["Content-Language"] == "fa"
    assert letter["From"].addresses[0].addr_spec == "a@news.example"
    assert letter["From"].addresses[0].display_name == newsroom.fa.site_title
    assert letter["To"].addresses[0].addr_spec == "b@example.org"
    assert letter["Date"].datetime.tzinfo
    assert letter["Message-ID"].startswith("<")
    page = html.document_fromstring(part(letter, "html"))
    assert set(page.xpath("//table/@dir | /html/@dir")) == {"rtl"}
    assert set(page.xpath("//td[@style]/@align")) == {"right"}
    for words in ("نشست وزیران", "به اختصار."):
        assert words in part(letter, "plain")
        assert words in page.text_content()


def test_a_correction_is_in_the_letter_of_its_article(newsroom: Any, site: Path) -> None:
    publication = publish(newsroom, "Ministers meet")
    changed = newsroom.write(publication.article, headline="Ministers meet", words="Changed.")
    note = Note(NoteKind.CORRECTION, "It was Friday.")
    publish_article(article=publication.article, revision=changed, by=newsroom.editor, note=note)
    path = publication.article.public.path
    letter = parsed(article_message(service=newsroom.en, address=f"https://news.example{path}"))
    assert "Correction: It was Friday." in part(letter, "plain")
    assert "It was Friday." in part(letter, "html")


@pytest.mark.parametrize("words", ["word & <b> " * 250, "အစိုးရ " * 500, "<" * 3_000])
def test_a_letter_is_never_cut_by_mail_programs(
    newsroom: Any, site: Path, files: Files, words: str
) -> None:
    text = [{"text": words, "marks": ["em"], "href": "https://e.example/?a&b"}]
    blocks = [{"content": {"kind": "paragraph", "text": text}} for _ in range(60)]
    publication = publish(newsroom, "Long", blocks=blocks)
    render_pages()
    path = publication.article.public.path
    body = files()[f"{path[1:]}email/index.html"]
    assert 30_000 < len(body) <= 100_000
    page = html.document_fromstring(body)
    assert page.xpath("//p/a[contains(., 'Full version')]")


def test_a_headline_cannot_add_a_header(newsroom: Any, site: Path) -> None:
    publish(newsroom, "One\r\nBcc: all@example.org")
    letter = parsed(digest_message(service=newsroom.en))
    assert letter["Bcc"] is None
    with pytest.raises(ValueError):
        digest_message(service=newsroom.en, to="a@example.org\r\nBcc: b@example.org")


def test_the_command_prints_a_message_or_says_why_not(newsroom: Any, site: Path) -> None:
    def call(*words: str) -> Any:
        return CliRunner().invoke(newsletter, words)

    assert "no news yet" in call("en").output
    assert call("xx").exit_code == 2
    publication = publish(newsroom, "Ministers meet")
    assert parsed(call("en").stdout_bytes)["Subject"] == "Ministers meet"
    path = publication.article.public.path
    assert parsed(call("en", "--article", path).stdout_bytes)["List-Archive"].endswith(f"{path}>")
    assert call("en", "--article", "/en/nothing/").exit_code == 1
    assert call("en", "--to", "nobody").exit_code == 2
