"""What is written in the editor's document comes into the article, and the other way round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from django.utils import timezone
from pycrdt import Doc, XmlElement, XmlText

from dateline.accounts.models import User
from dateline.ground.richtext import from_plain
from dateline.stories.actions import begin_document, catch_up, save_article, take_paragraphs
from dateline.stories.blocks import Paragraph, words
from dateline.stories.coediting.log import Update, append, change_by, load
from dateline.stories.coediting.structure import roots_of
from dateline.stories.drafts import ArticleDraft, BlockDraft, draft_of
from dateline.stories.models import Article, Document, DocumentUpdate, Revision
from dateline.stories.queries import latest_revision
from dateline.stories.tasks import forget_folded_updates, save_abandoned_documents
from dateline.wires.models import ItemVersion

Edit = Callable[[Doc[Any]], None]


def paragraph(text: str) -> BlockDraft:
    return BlockDraft(id=uuid4(), content=Paragraph(text=from_plain(text)))


def edit(article: Article, by: User, change: Edit) -> None:
    """Do as an editor does: change the document and log the update."""
    document = begin_document(article=article.pk)
    loaded = load(document)
    data = change_by(loaded.doc, lambda: change(loaded.doc))
    assert data
    append(article=article.pk, updates=[Update(data, by.pk)], after=loaded.last)


def element(doc: Doc[Any], place: int) -> XmlElement:
    found = roots_of(doc).body.children[place]
    assert isinstance(found, XmlElement)
    return found


def type_at_end(place: int, words: str) -> Edit:
    def change(doc: Doc[Any]) -> None:
        text = element(doc, place).children[0]
        assert isinstance(text, XmlText)
        text += words

    return change


def texts(article: Article) -> list[str]:
    revision = latest_revision(article)
    assert revision
    return [words(block.content) for block in revision.snapshot.blocks]


def save(article: Article, by: User, *blocks: BlockDraft) -> Revision:
    return save_article(
        article=article,
        draft=ArticleDraft(headline="Ministers meet", blocks=blocks),
        base=article.revision_number,
        by=by,
    )


def test_what_is_typed_is_saved_with_who_typed_where(
    article: Article, reporter: User, second_reporter: User
) -> None:
    first, second = paragraph("One."), paragraph("Two.")
    save(article, reporter, first, second)
    edit(article, second_reporter, type_at_end(1, " More."))
    catch_up(article=article)
    assert texts(article) == ["One.", "Two. More."]
    revision = article.revisions.get(number=2)
    assert revision.created_by == second_reporter
    assert revision.contributors == [second_reporter.pk]
    assert revision.touched == {str(second.id): [str(second_reporter.pk)]}
    writers = {block.pk: block.writers for block in article.blocks.all()}
    assert writers == {first.id: [reporter.pk], second.id: [reporter.pk, second_reporter.pk]}


def test_nothing_new_makes_no_revision(article: Article, reporter: User) -> None:
    save(article, reporter, paragraph("One."))
    begin_document(article=article.pk)
    catch_up(article=article)
    assert article.revisions.count() == 1


def test_a_form_sent_meanwhile_is_merged_with_what_was_typed_and_shown_in_the_document(
    article: Article, reporter: User, second_reporter: User
) -> None:
    first, second = paragraph("One."), paragraph("Two.")
    save(article, reporter, first, second)
    edit(article, second_reporter, type_at_end(0, " Typed."))
    draft = ArticleDraft(headline="Ministers met", blocks=(first, paragraph("Two, changed.")))
    draft = draft.model_copy(
        update={"blocks": (first, second.model_copy(update={"content": draft.blocks[1].content}))}
    )
    save_article(article=article, draft=draft, base=1, by=reporter)
    assert texts(article) == ["One. Typed.", "Two, changed."]
    doc = load(Document.objects.get(pk=article.pk)).doc
    roots = roots_of(doc)
    assert str(roots.lines["headline"]) == "Ministers met"
    assert [str(child) for child in element(doc, 1).children] == ["Two, changed."]
    count = article.revisions.count()
    catch_up(article=article)
    assert article.revisions.count() == count


def test_paragraphs_of_a_wire_come_into_the_document_with_their_source(
    article: Article, reporter: User, wire: Callable[..., ItemVersion]
) -> None:
    version = wire("ap", "A paragraph of the agency.")
    save(article, reporter, paragraph("One."))
    edit(article, reporter, type_at_end(0, " Typed."))
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    doc = load(Document.objects.get(pk=article.pk)).doc
    (source,) = orjson.loads(element(doc, 1).attributes["sources"])
    assert source == {"kind": "wire", "item_version": str(version.pk), "paragraph": 1}
    assert texts(article) == ["One. Typed.", "A paragraph of the agency."]


def test_a_block_that_stands_twice_gets_an_id_of_its_own_and_keeps_its_sources(
    article: Article, reporter: User, wire: Callable[..., ItemVersion]
) -> None:
    version = wire("ap", "A paragraph of the agency.")
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)

    def double(doc: Doc[Any]) -> None:
        one = element(doc, 0)
        two = roots_of(doc).body.children.append(XmlElement("paragraph"))
        two.attributes["id"] = one.attributes["id"]
        two.attributes["sources"] = one.attributes["sources"]
        two.children.append(XmlText("A paragraph of the agency, again."))

    edit(article, reporter, double)
    catch_up(article=article)
    revision = latest_revision(article)
    assert revision
    one, two = revision.snapshot.blocks
    assert one.id != two.id
    assert one.sources[0].item_version == two.sources[0].item_version == version.pk
    doc = load(Document.objects.get(pk=article.pk)).doc
    assert element(doc, 1).attributes["id"] == str(two.id)
    count = article.revisions.count()
    catch_up(article=article)
    assert article.revisions.count() == count


def strange(tag: str, attributes: dict[str, str], text: str) -> Edit:
    def change(doc: Doc[Any]) -> None:
        new = roots_of(doc).body.children.append(XmlElement(tag))
        for name, value in attributes.items():
            new.attributes[name] = value
        new.children.append(XmlText(text))

    return change


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("blink", {}),
        ("paragraph", {"id": "no id"}),
        ("paragraph", {"sources": f'[{{"kind": "wire", "item_version": "{UUID(int=1)}"}}]'}),
        ("paragraph", {"sources": "[[[", "absorbed": "7"}),
        ("picture", {"picture": str(UUID(int=1))}),
        ("picture", {"picture": "../../etc"}),
        ("heading", {"level": "nine"}),
    ],
)
def test_what_is_not_sound_keeps_its_words(
    article: Article, reporter: User, tag: str, attributes: dict[str, str]
) -> None:
    save(article, reporter, paragraph("One."))
    edit(article, reporter, strange(tag, attributes, "Words."))
    catch_up(article=article)
    assert texts(article) == ["One.", "Words."]


def test_a_paragraph_that_is_too_long_becomes_several(article: Article, reporter: User) -> None:
    save(article, reporter, paragraph("One."))
    edit(article, reporter, strange("paragraph", {"id": str(uuid4())}, "word " * 10_000))
    catch_up(article=article)
    _, *parts = texts(article)
    assert [len(part) < 20_001 for part in parts] == [True] * 3
    assert " ".join(parts).split() == ["word"] * 10_000
    before = draft_of(latest_revision(article).snapshot)
    edit(article, reporter, type_at_end(0, " Typed."))
    catch_up(article=article)
    assert [b.id for b in draft_of(latest_revision(article).snapshot).blocks] == [
        b.id for b in before.blocks
    ]


def test_an_id_of_another_article_is_not_taken_over(
    article: Article, reporter: User, persian: Any, translator: User
) -> None:
    from dateline.stories.actions import create_article

    other = create_article(story=article.story, service=persian, by=translator)
    theirs = paragraph("Theirs.")
    save(other, translator, theirs)
    save(article, reporter, paragraph("One."))
    edit(article, reporter, strange("paragraph", {"id": str(theirs.id)}, "Ours."))
    catch_up(article=article)
    assert texts(article) == ["One.", "Ours."]
    assert texts(other) == ["Theirs."]


def test_a_long_log_is_folded_and_says_the_same(article: Article, reporter: User) -> None:
    save(article, reporter, paragraph("One."))
    for _ in range(201):
        edit(article, reporter, type_at_end(0, "x"))
    catch_up(article=article)
    document = Document.objects.get(pk=article.pk)
    assert document.folded == document.upto == DocumentUpdate.objects.latest("pk").pk
    DocumentUpdate.objects.update(created=timezone.now() - timedelta(days=8))
    forget_folded_updates(timestamp=0)
    assert not DocumentUpdate.objects.exists()
    edit(article, reporter, type_at_end(0, " After."))
    catch_up(article=article)
    assert texts(article) == ["One." + "x" * 201 + " After."]


def test_what_a_dead_process_left_is_saved(article: Article, reporter: User) -> None:
    save(article, reporter, paragraph("One."))
    edit(article, reporter, type_at_end(0, " Typed."))
    save_abandoned_documents(timestamp=0)
    assert texts(article) == ["One."]
    DocumentUpdate.objects.update(created=timezone.now() - timedelta(minutes=5))
    save_abandoned_documents(timestamp=0)
    assert texts(article) == ["One. Typed."]


@pytest.mark.parametrize("is_typed_first", [True, False], ids=["typed-first", "removed-first"])
def test_words_typed_into_a_block_that_another_removes_are_kept(
    article: Article, reporter: User, second_reporter: User, is_typed_first: bool
) -> None:
    two = paragraph("Two.")
    save(article, reporter, paragraph("One."), two)
    document = begin_document(article=article.pk)
    before = load(document)
    typing, removing = load(document).doc, load(document).doc
    typed = change_by(typing, lambda: type_at_end(1, " Nobody else heard this.")(typing))
    removed = change_by(removing, lambda: roots_of(removing).body.children.__delitem__(1))
    assert typed
    assert removed
    updates = [Update(typed, reporter.pk), Update(removed, second_reporter.pk)]
    if not is_typed_first:
        updates.reverse()
    append(article=article.pk, updates=updates, after=before.last)
    catch_up(article=article)
    assert texts(article) == ["One."]
    (entry,) = (roots_of(load(document).doc).lost.to_py() or {}).values()
    kept = orjson.loads(entry)
    assert (kept["words"], kept["name"]) == (" Nobody else heard this.", reporter.name)
    first, second = draft_of(latest_revision(article).snapshot).blocks[0], two.id
    assert (kept["whole"], kept["block"], kept["after"]) == (
        "Two. Nobody else heard this.",
        str(second),
        str(first.id),
    )
    edit(article, second_reporter, type_at_end(0, " More."))
    catch_up(article=article)
    assert len(roots_of(load(document).doc).lost) == 1


def test_who_says_a_quotation_goes_with_its_words(article: Article, reporter: User) -> None:
    save(article, reporter, paragraph("“We sail at nine,” she said."), paragraph("Two."))

    def note(doc: Doc[Any]) -> None:
        text = element(doc, 0).children[0]
        assert isinstance(text, XmlText)
        text.format(3, 17, {"said": {"by": "Ana  Ruiz"}})

    edit(article, reporter, note)
    catch_up(article=article)
    edit(article, reporter, lambda doc: element(doc, 0).children[0].insert(0, "At last. "))
    catch_up(article=article)
    revision = latest_revision(article)
    assert revision
    block = revision.snapshot.blocks[0]
    assert [(one.words, one.name) for one in block.speakers] == [("We sail at nin", "Ana Ruiz")]
    draft = draft_of(revision.snapshot)
    save(article, reporter, draft.blocks[0])
    (kept,) = article.revisions.order_by("-number")[0].snapshot.blocks
    assert kept.speakers == block.speakers


def test_a_suggested_headline_is_in_no_article_and_what_is_of_nobody_is_taken_away(
    article: Article, reporter: User
) -> None:
    save(article, reporter, paragraph("One."))
    said = '{"value": "Ministers part", "at": "2026-11-30T14:00:00Z"}'
    mine = f"headline/{reporter.pk}"

    def propose(doc: Doc[Any]) -> None:
        for name in (mine, f"headline/{uuid4()}", "headline/", f"slug/{reporter.pk}"):
            roots_of(doc).proposed[name] = said

    edit(article, reporter, propose)
    catch_up(article=article)
    assert article.headline == "Ministers meet"
    doc = load(Document.objects.get(pk=article.pk)).doc
    assert roots_of(doc).proposed.to_py() == {mine: said}
