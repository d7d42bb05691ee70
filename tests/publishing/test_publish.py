from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.db import DatabaseError, connection, transaction

from dateline.accounts.errors import NotAllowed
from dateline.ground import signing
from dateline.languages.actions import change_service
from dateline.publishing.actions import (
    add_missing_pages,
    publish_article,
    render_pages,
    withdraw_article,
)
from dateline.publishing.actions.render import site_store
from dateline.publishing.delivery.encodings import decoded
from dateline.publishing.errors import NewerPublished, NotPublished, NotReady
from dateline.publishing.inspection import verify_site
from dateline.publishing.ledger import verify_database, verify_files
from dateline.publishing.models import Page, Publication
from dateline.publishing.queries import failing_pages
from dateline.stories.actions import create_story
from dateline.stories.models import Section

Files = Callable[[], dict[str, bytes]]
HEADLINE = "Ministers meet in Brussels"


def page_of(publication: Publication, slug: str = "ministers-meet-in-brussels") -> str:
    return f"en/{publication.at:%Y/%m/%d}/{slug}"


def words_of(files: dict[str, bytes]) -> bytes:
    """All words of all files, those in encoded copies too."""
    suffixes = (".br", ".zst", ".gz")
    return b"\n".join(
        next((decoded(s, data) for s in suffixes if name.endswith(s)), data)
        for name, data in files.items()
    )


@pytest.mark.django_db
def test_a_published_article_is_on_every_page_that_it_belongs_to(
    newsroom: Any, site: Path, files: Files
) -> None:
    article, revision = newsroom.article(HEADLINE)
    publication = publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    assert not failing_pages()
    found = files()
    lists = ("en", "en/world", "en/topic/nato", "en/author/ria")
    shown = [
        f"{path}/{name}"
        for path in lists
        for name in ("index.html", "rss.xml", "atom.xml", "feed.json")
    ]
    for name in (f"{page_of(publication)}/index.html", *shown):
        assert HEADLINE.encode() in found[name], name
    assert f"/{page_of(publication)}/".encode() in found["en/sitemap/1.xml"]
    assert b"/en/sitemap/1.xml" in found["en/sitemap.xml"]
    assert HEADLINE.encode() in found["en/news-sitemap.xml"]


# With room for a few more: each statement is time that readers wait.
@pytest.mark.django_db
def test_an_article_is_published_in_few_statements(
    newsroom: Any, django_assert_max_num_queries: Any
) -> None:
    article, revision = newsroom.article(HEADLINE)
    with django_assert_max_num_queries(40):
        publish_article(article=article, revision=revision, by=newsroom.editor)


@pytest.mark.django_db
def test_pages_that_show_the_same_depend_on_the_same(newsroom: Any, site: Path) -> None:
    article, revision = newsroom.article(HEADLINE)
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    for alike in (
        ("section", "lite-section"),
        ("rss", "atom", "json-feed"),
        ("topic", "lite-topic"),
    ):
        read = [
            set(
                Page.objects.get(output=output, service_code="en").reads.values_list(
                    "key", flat=True
                )
            )
            for output in alike
        ]
        assert f"article:{article.pk}" in read[0]
        assert all(one == read[0] for one in read)


@pytest.mark.django_db
def test_a_change_of_a_service_or_of_its_sections_is_on_its_pages_at_once(
    newsroom: Any, site: Path, files: Files
) -> None:
    article, revision = newsroom.article(HEADLINE)
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    change_service(service=newsroom.en, changes={"site_title": "Another Name"}, by=None)
    section = Section.objects.get(service=newsroom.en)
    section.name = "The Whole World"
    section.save()
    render_pages()
    front = files()["en/index.html"]
    assert b"Another Name" in front
    assert b"The Whole World" in front


@pytest.mark.django_db
def test_the_draft_is_on_no_page(newsroom: Any, site: Path, files: Files) -> None:
    article, revision = newsroom.article(HEADLINE)
    publish_article(article=article, revision=revision, by=newsroom.editor)
    newsroom.write(article, headline="A secret draft", words="Not yet for readers.")
    render_pages()
    assert b"secret draft" not in words_of(files())
    assert b"Not yet for readers" not in words_of(files())


@pytest.mark.django_db
def test_what_was_told_in_confidence_is_in_no_file_and_in_no_record_for_readers(
    newsroom: Any, site: Path, files: Files
) -> None:
    article, _ = newsroom.article(HEADLINE)
    secret = {"kind": "own", "note": "By the side door", "person": "Una Lind", "off_record": True}
    blocks = [
        {"content": {"kind": "paragraph", "text": [{"text": "They met."}]}, "sources": [secret]}
    ]
    revision = newsroom.write(article, headline=HEADLINE, blocks=blocks)
    assert revision.snapshot.blocks[0].sources[0].person == "Una Lind"
    publication = publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    told = words_of(files()) + f"{publication.content}{publication.entry}".encode()
    assert b"They met." in told
    for kept in (b"Una Lind", b"side door", b"off_record"):
        assert kept not in told


@pytest.mark.django_db
def test_nothing_of_a_withdrawn_article_is_in_any_file(
    newsroom: Any, site: Path, files: Files
) -> None:
    story = create_story(slugline="NATO", by=newsroom.reporter)
    article, revision = newsroom.article("Zanzibar", story=story, words="Unspeakable claim.")
    sister, translated = newsroom.article("خبر", service="fa", story=story)
    publication = publish_article(article=article, revision=revision, by=newsroom.editor)
    publish_article(article=sister, revision=translated, by=newsroom.editor)
    render_pages()
    assert b"Unspeakable" in words_of(files())
    withdraw_article(article=article, reason="Unspeakable: untrue", by=newsroom.editor)
    render_pages()
    found = files()
    for word in (b"Unspeakable", b"Zanzibar"):
        assert word not in words_of(found)
    page = page_of(publication, "zanzibar")
    assert f"{page}/gone.html" in found
    assert f"{page}/index.html" not in found
    others = words_of({n: data for n, data in found.items() if not n.startswith(page)})
    assert f"/{page}/".encode() not in others


@pytest.mark.django_db
def test_the_corrections_page_tells_of_a_withdrawal_in_the_desk_s_words_only(
    newsroom: Any, site: Path, files: Files
) -> None:
    article, revision = newsroom.article("Zanzibar")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    add_missing_pages()
    render_pages()
    name = "en/corrections/index.html"
    assert b"There is nothing here yet." in files()[name]
    withdraw_article(article=article, reason="Libel", by=newsroom.editor, notice="It was <wrong>.")
    render_pages()
    page = files()[name]
    assert b"It was &lt;wrong&gt;." in page
    assert b"Libel" not in page
    assert b"zanzibar" not in page.lower()
    assert b"It was" not in files()["fa/corrections/index.html"]
    assert b'href="/en/corrections/"' in files()["en/index.html"]


@pytest.mark.django_db
def test_a_withdrawn_article_that_is_published_again_stands_at_its_address(
    newsroom: Any, site: Path, files: Files
) -> None:
    article, revision = newsroom.article(HEADLINE)
    publication = publish_article(article=article, revision=revision, by=newsroom.editor)
    withdraw_article(article=article, reason="", by=newsroom.editor)
    render_pages()
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    assert f"{page_of(publication)}/index.html" in files()
    assert f"{page_of(publication)}/gone.html" not in files()


@pytest.mark.django_db
def test_a_new_headline_reaches_the_pages_of_the_sisters(
    newsroom: Any, site: Path, files: Files
) -> None:
    story = create_story(slugline="NATO", by=newsroom.reporter)
    article, revision = newsroom.article(HEADLINE, story=story)
    sister, translated = newsroom.article("خبر", service="fa", story=story)
    publish_article(article=article, revision=revision, by=newsroom.editor)
    shown = publish_article(article=sister, revision=translated, by=newsroom.editor)
    render_pages()
    changed = newsroom.write(article, headline="They met")
    publish_article(article=article, revision=changed, by=newsroom.editor)
    render_pages()
    page = files()[f"fa/{shown.at:%Y/%m/%d}/خبر/index.html"]
    assert b"They met" in page
    assert HEADLINE.encode() not in page


@pytest.mark.django_db
def test_only_pages_that_read_what_changed_are_rendered(newsroom: Any, site: Path) -> None:
    first, revision = newsroom.article("First")
    other, other_revision = newsroom.article("Other", section="", topics=[])
    for article, latest in ((first, revision), (other, other_revision)):
        publish_article(article=article, revision=latest, by=newsroom.editor)
    render_pages()
    before = dict(Page.objects.values_list("path", "rendered"))
    changed = newsroom.write(other, headline="Other", words="New words.", section="", topics=[])
    publish_article(article=other, revision=changed, by=newsroom.editor)
    render_pages()
    again = {
        path
        for path, number in Page.objects.values_list("path", "rendered")
        if before.get(path) != number
    }
    assert "/en/" in again
    assert not again & {"/en/world/", "/en/topic/nato/", "/fa/", "/robots.txt"}
    assert not {path for path in again if path.endswith("/first/")}


@pytest.mark.django_db
def test_pages_of_a_list_are_counted_from_the_oldest_and_do_not_shift(
    newsroom: Any, site: Path, files: Files
) -> None:
    for number in range(31):
        article, revision = newsroom.article(f"Report {number:02}")
        publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    oldest = files()["en/world/page/1/index.html"]
    assert b"Report 00" in oldest
    assert b"Report 30" not in oldest
    article, revision = newsroom.article("Report 31")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    assert files()["en/world/page/1/index.html"] == oldest


@pytest.mark.django_db
def test_every_file_is_what_would_be_rendered_and_a_changed_one_is_named(
    newsroom: Any, site: Path
) -> None:
    article, revision = newsroom.article(HEADLINE)
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    assert not list(verify_site(site_store()))
    (site / "en" / "index.html").write_text("altered")
    (site / "en" / "stranger.html").write_text("alien")
    told = {difference.path for difference in verify_site(site_store())}
    assert {"/en/", str(site / "en" / "stranger.html")} <= told


@pytest.mark.django_db
def test_what_is_not_ready_is_not_published(newsroom: Any) -> None:
    article, _ = newsroom.article(HEADLINE)
    empty = newsroom.write(article, headline=" ", words=" ")
    with pytest.raises(NotReady) as refused:
        publish_article(article=article, revision=empty, by=newsroom.editor)
    assert refused.value.problems[0] == "The headline is missing."
    assert any("no paragraph" in problem for problem in refused.value.problems)
    assert not Publication.objects.exists()


@pytest.mark.django_db
def test_only_editors_of_the_service_publish_and_withdraw(newsroom: Any) -> None:
    article, revision = newsroom.article(HEADLINE)
    for person in (newsroom.reporter, newsroom.stranger):
        with pytest.raises(NotAllowed):
            publish_article(article=article, revision=revision, by=person)
        with pytest.raises(NotAllowed):
            withdraw_article(article=article, reason="", by=person)


@pytest.mark.django_db
def test_an_older_revision_does_not_replace_a_newer_one(newsroom: Any) -> None:
    article, old = newsroom.article(HEADLINE)
    new = newsroom.write(article, headline="They met")
    publish_article(article=article, revision=new, by=newsroom.editor)
    with pytest.raises(NewerPublished):
        publish_article(article=article, revision=old, by=newsroom.editor)


@pytest.mark.django_db
def test_what_was_never_published_cannot_be_withdrawn(newsroom: Any) -> None:
    article, _ = newsroom.article(HEADLINE)
    with pytest.raises(NotPublished):
        withdraw_article(article=article, reason="", by=newsroom.editor)


@pytest.mark.django_db
def test_the_database_refuses_to_change_or_delete_a_publication(newsroom: Any) -> None:
    article, revision = newsroom.article(HEADLINE)
    publish_article(article=article, revision=revision, by=newsroom.editor)
    for statement in (
        "UPDATE publishing_publication SET content = ''",
        "DELETE FROM publishing_publication",
    ):
        with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
            connection.cursor().execute(statement)


@pytest.mark.django_db
def test_the_ledger_is_whole_and_tells_of_an_entry_that_is_missing_or_altered(
    newsroom: Any, site: Path
) -> None:
    for number in range(3):
        article, revision = newsroom.article(f"Report {number}")
        publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    key, file = signing.public_key(), site / "ledger" / "1.jsonl"
    assert not list(verify_database(key=key))
    assert not list(verify_files(site / "ledger", key=key))
    lines = file.read_bytes().splitlines()
    file.write_bytes(b"\n".join([lines[0], lines[2]]))
    assert any("missing" in fault.message for fault in verify_files(site / "ledger", key=key))
    forged = orjson.loads(lines[1])
    forged["entry"] = forged["entry"].replace('"publish"', '"withdraw"')
    file.write_bytes(b"\n".join([lines[0], orjson.dumps(forged), lines[2]]))
    faults = {fault.number for fault in verify_files(site / "ledger", key=key)}
    assert faults == {2, 3}


def test_people_who_publish_at_once_make_one_publication_of_a_revision(
    open_newsroom: Any, site: Path
) -> None:
    article, revision = open_newsroom.article(HEADLINE)
    others = [open_newsroom.article(f"Other {number}") for number in range(4)]
    start, found = threading.Barrier(8), []

    def publish(one: Any, latest: Any) -> None:
        start.wait(20)
        found.append(publish_article(article=one, revision=latest, by=open_newsroom.editor))
        connection.close()

    work = [(article, revision)] * 4 + others
    threads = [threading.Thread(target=publish, args=pair) for pair in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 8
    assert len({one.pk for one in found if one.article_id == article.pk}) == 1
    assert list(Publication.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert not list(verify_database(key=signing.public_key()))


def test_readers_see_whole_and_ever_newer_pages_while_several_render(
    open_newsroom: Any, site: Path
) -> None:
    article, revision = open_newsroom.article("Version 000")
    publication = publish_article(article=article, revision=revision, by=open_newsroom.editor)
    render_pages()
    file = site / page_of(publication, "version-000") / "index.html"
    done, seen, broken = threading.Event(), [], []

    def read() -> None:
        while not done.is_set():
            page = file.read_bytes()
            if not page.rstrip().endswith(b"</html>"):
                broken.append(page)
            seen.append(page.partition(b"Version ")[2][:3])

    def render() -> None:
        while not done.is_set():
            render_pages()
        connection.close()

    threads = [threading.Thread(target=target) for target in (read, render, render)]
    for thread in threads:
        thread.start()
    for number in range(1, 16):
        latest = open_newsroom.write(article, headline=f"Version {number:03}")
        publish_article(article=article, revision=latest, by=open_newsroom.editor)
    done.set()
    for thread in threads:
        thread.join(60)
    render_pages()
    assert not broken
    assert seen == sorted(seen)
    assert b"Version 015" in file.read_bytes()
    assert not list(verify_site(site_store()))


def test_a_rendering_that_is_killed_is_done_by_the_next(
    open_newsroom: Any, site: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dateline.publishing.pages import queue

    article, revision = open_newsroom.article(HEADLINE)
    publish_article(article=article, revision=revision, by=open_newsroom.editor)

    def die(batch: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
        killed.setattr(queue, "note", die)
        render_pages()
    assert render_pages() > 0
    assert HEADLINE.encode() in files()["en/index.html"]
    assert not list(verify_site(site_store()))


def test_a_page_that_cannot_be_rendered_keeps_its_old_file_and_holds_up_no_other(
    open_newsroom: Any, site: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dateline.publishing.outputs import front

    article, revision = open_newsroom.article(HEADLINE)
    publish_article(article=article, revision=revision, by=open_newsroom.editor)
    render_pages()
    old = files()["en/index.html"]
    latest = open_newsroom.write(article, headline="They met")

    def broken(page: object) -> None:
        raise ValueError("the template is wrong")

    with monkeypatch.context() as changed:
        changed.setattr(front, "render", broken)
        publish_article(article=article, revision=latest, by=open_newsroom.editor)
        render_pages()
    found = files()
    assert found["en/index.html"] == old
    assert b"They met" in found["en/world/index.html"]
    assert [page.path for page in failing_pages()] == ["/en/"]
    assert "the template is wrong" in failing_pages()[0].failure


@pytest.mark.django_db
def test_a_site_that_published_nothing_has_its_own_pages(
    newsroom: Any, site: Path, files: Files
) -> None:
    Page.objects.all().delete()
    add_missing_pages()
    render_pages()
    assert {"index.html", "robots.txt", "sitemap.xml", "404.html", "en/index.html"} <= set(files())
    add_missing_pages()
    assert render_pages() == 0
