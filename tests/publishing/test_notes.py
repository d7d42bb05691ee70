from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from dateline.ground import signing
from dateline.publishing.actions import (
    Note,
    add_missing_pages,
    publish_article,
    render_pages,
    withdraw_article,
)
from dateline.publishing.errors import BadNote
from dateline.publishing.ledger import verify_database
from dateline.publishing.models import NoteKind, Publication

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db
WRONG = "An earlier version gave the number as 12. It is 21."


def corrected(
    newsroom: Any, text: str = WRONG, kind: NoteKind = NoteKind.CORRECTION
) -> Publication:
    article, revision = newsroom.article("Ministers meet", words="12 came.")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    changed = newsroom.write(article, headline="Ministers meet", words="21 came.")
    return publish_article(
        article=article, revision=changed, by=newsroom.editor, note=Note(kind, text)
    )


def page_of(publication: Publication) -> str:
    return f"{publication.article.public.path}index.html".lstrip("/")


def lite_of(publication: Publication) -> str:
    return page_of(publication).replace("en/", "en/lite/", 1)


def test_a_correction_is_on_every_page_of_the_article_dated(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = corrected(newsroom)
    add_missing_pages()
    render_pages()
    found = files()
    page = found[page_of(publication)].decode()
    assert page.index(f"<p>{WRONG}</p>") < page.index(">21 came.</p>")
    data = orjson.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": WRONG,
            "datePublished": data["dateModified"],
        }
    ]
    assert WRONG in found[lite_of(publication)].decode()
    for feed in ("en/rss.xml", "en/atom.xml", "en/feed.json"):
        assert WRONG in found[feed].decode(), feed


def test_the_page_of_corrections_lists_it_and_leads_to_the_article(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = corrected(newsroom)
    add_missing_pages()
    render_pages()
    page = files()["en/corrections/index.html"].decode()
    assert WRONG in page
    assert f'href="{publication.article.public.path}"' in page
    assert WRONG not in files()["fa/corrections/index.html"].decode()


def test_an_update_is_told_of_after_the_text_and_is_no_correction(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = corrected(newsroom, "With the words of the minister.", NoteKind.UPDATE)
    add_missing_pages()
    render_pages()
    page = files()[page_of(publication)].decode()
    assert page.index(">21 came.</p>") < page.index("<p>With the words of the minister.</p>")
    assert '"correction"' not in page
    assert b"With the words" not in files()["en/corrections/index.html"]


def test_the_ledger_says_that_it_was_a_correction_and_not_which(newsroom: Any) -> None:
    publication = corrected(newsroom)
    assert orjson.loads(publication.entry)["note"] == "correction"
    assert "12" not in orjson.loads(publication.entry)["note"]
    assert WRONG not in publication.entry
    assert orjson.loads(publication.content)["notes"][0]["text"] == WRONG
    assert list(verify_database(key=signing.public_key())) == []


def test_notes_stay_when_it_is_updated_again(newsroom: Any) -> None:
    publication = corrected(newsroom)
    article = publication.article
    again = newsroom.write(article, headline="Ministers meet", words="21 came in the end.")
    last = publish_article(article=article, revision=again, by=newsroom.editor)
    assert [one["text"] for one in orjson.loads(last.content)["notes"]] == [WRONG]
    assert last.note == ""


def test_a_note_can_go_out_with_the_same_text_and_goes_out_once(newsroom: Any) -> None:
    publication = corrected(newsroom)
    article, revision = publication.article, publication.revision
    note = Note(NoteKind.CORRECTION, "Its first sentence was cut.")
    second = publish_article(article=article, revision=revision, by=newsroom.editor, note=note)
    third = publish_article(article=article, revision=revision, by=newsroom.editor, note=note)
    assert second == third != publication


def test_nothing_of_a_correction_is_left_when_the_article_is_withdrawn(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = corrected(newsroom)
    render_pages()
    withdraw_article(article=publication.article, reason="Wrong", by=newsroom.editor)
    add_missing_pages()
    render_pages()
    assert not [name for name, data in files().items() if b"gave the number" in data]


def test_a_note_without_words_or_without_something_to_note_is_refused(newsroom: Any) -> None:
    article, revision = newsroom.article("Ministers meet")
    note = Note(NoteKind.CORRECTION, WRONG)
    with pytest.raises(BadNote):
        publish_article(article=article, revision=revision, by=newsroom.editor, note=note)
    publish_article(article=article, revision=revision, by=newsroom.editor)
    with pytest.raises(BadNote):
        publish_article(
            article=article,
            revision=revision,
            by=newsroom.editor,
            note=Note(NoteKind.UPDATE, " \n"),
        )
    assert Publication.objects.count() == 1
