from __future__ import annotations

import pytest
from tests.stories.conftest import ParagraphsOf, person

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry, Role, User
from dateline.desk.actions import approve_text, move_article, set_desk
from dateline.desk.errors import NotByHand, NothingToRead, SecondEyesNeeded
from dateline.desk.models import Approval
from dateline.ground.richtext import from_plain
from dateline.languages.models import Service
from dateline.publishing.actions import publish_article
from dateline.stories.actions import save_article, set_state, take_paragraphs
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft, draft_of
from dateline.stories.models import Article, Revision, State
from dateline.stories.queries import latest_revision
from dateline.translation.actions import start_translation


@pytest.fixture
def editor(english: Service) -> User:
    return person("Ed Iqbal", "en", Role.EDITOR)


@pytest.fixture
def second_editor(english: Service) -> User:
    return person("Eva Moss", "en", Role.EDITOR)


@pytest.fixture
def administrator(english: Service) -> User:
    return person("Ada Minh", "en", Role.ADMINISTRATOR)


@pytest.fixture
def stranger(english: Service) -> User:
    return person("Stan Lee", "fr", Role.ADMINISTRATOR)


@pytest.fixture(autouse=True)
def wanted(english: Service) -> None:
    set_desk(service=english, second_eyes=True, levels={}, by=None)


def write(article: Article, by: User, *texts: str) -> Revision:
    """Have somebody write paragraphs after those that are there."""
    present = latest_revision(article)
    before = draft_of(present.snapshot) if present else ArticleDraft(headline="Ministers meet")
    new = tuple(BlockDraft(content=Paragraph(text=from_plain(text))) for text in texts)
    draft = before.model_copy(update={"blocks": (*before.blocks, *new)})
    return save_article(article=article, draft=draft, base=article.revision_number, by=by)


def ready(article: Article, by: User, override: str = "") -> str:
    move_article(article=article, state=State.READY, by=by, override=override)
    article.refresh_from_db()
    return article.state


def test_who_alone_wrote_the_text_neither_makes_it_ready_nor_publishes_it(
    article: Article, editor: User
) -> None:
    revision = write(article, editor, "They met.")
    with pytest.raises(SecondEyesNeeded) as refused:
        ready(article, editor)
    assert refused.value.blocks == (revision.snapshot.blocks[0].id,)
    with pytest.raises(SecondEyesNeeded):
        publish_article(article=article, revision=revision, by=editor)
    article.refresh_from_db()
    assert article.state == State.DRAFT


def test_another_editor_is_the_second_pair(article: Article, reporter: User, editor: User) -> None:
    revision = write(article, reporter, "They met.")
    assert ready(article, editor) == State.READY
    assert publish_article(article=article, revision=revision, by=editor)


def test_a_paragraph_of_one_s_own_in_the_text_of_another_needs_another_s_eyes(
    article: Article, reporter: User, editor: User
) -> None:
    write(article, reporter, "They met.")
    revision = write(article, editor, "They parted.")
    with pytest.raises(SecondEyesNeeded) as refused:
        ready(article, editor)
    assert refused.value.blocks == (revision.snapshot.blocks[1].id,)


def test_a_mended_word_in_the_paragraph_of_another_needs_nobody_else(
    article: Article, reporter: User, editor: User
) -> None:
    revision = write(article, reporter, "They meet.")
    draft = draft_of(revision.snapshot)
    mended = draft.blocks[0].model_copy(update={"content": Paragraph(text=from_plain("They met."))})
    draft = draft.model_copy(update={"blocks": (mended,)})
    save_article(article=article, draft=draft, base=article.revision_number, by=editor)
    assert ready(article, editor) == State.READY


def test_a_colleague_who_approved_this_very_text_is_the_second_pair(
    article: Article, reporter: User, editor: User
) -> None:
    revision = write(article, editor, "They met.")
    approve_text(article=article, revision=revision, by=reporter)
    approve_text(article=article, revision=revision, by=reporter)
    assert AuditEntry.objects.filter(verb="approve").count() == 1
    assert ready(article, editor) == State.READY
    changed = write(article, editor, "One word more.")
    with pytest.raises(SecondEyesNeeded):
        publish_article(article=article, revision=changed, by=editor)


def test_one_s_own_approval_is_no_second_pair(article: Article, editor: User) -> None:
    revision = write(article, editor, "They met.")
    approve_text(article=article, revision=revision, by=editor)
    with pytest.raises(SecondEyesNeeded):
        ready(article, editor)


def test_two_who_wrote_side_by_side_approve_one_another(
    article: Article, editor: User, second_editor: User
) -> None:
    write(article, editor, "They met.")
    revision = write(article, second_editor, "They parted.")
    with pytest.raises(SecondEyesNeeded):
        ready(article, second_editor)
    approve_text(article=article, revision=revision, by=editor)
    assert ready(article, second_editor) == State.READY
    # Whoever made it ready approved it with that.
    assert Approval.objects.filter(by=second_editor).exists()
    assert publish_article(article=article, revision=revision, by=editor)


def test_a_wire_taken_word_for_word_counts_as_that_of_who_saved_it(
    article: Article, editor: User, second_editor: User, wire: ParagraphsOf
) -> None:
    version = wire("ap", "They met.")
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=editor)
    with pytest.raises(SecondEyesNeeded):
        ready(article, editor)
    assert ready(article, second_editor) == State.READY


def test_a_translator_counts_as_a_writer(
    article: Article, reporter: User, persian: Service
) -> None:
    set_desk(service=persian, second_eyes=True, levels={}, by=None)
    write(article, reporter, "They met.")
    translator = person("Tala Nik", "fa", Role.EDITOR)
    made = start_translation(source=article, service=persian, by=translator)
    revision = latest_revision(made)
    assert revision is not None
    draft = draft_of(revision.snapshot)
    words = draft.blocks[0].model_copy(update={"content": Paragraph(text=from_plain("دیدار."))})
    draft = draft.model_copy(update={"blocks": (words,)})
    save_article(article=made, draft=draft, base=made.revision_number, by=translator)
    with pytest.raises(SecondEyesNeeded):
        ready(made, translator)


def test_an_administrator_s_reason_overrides_it_and_is_kept(
    article: Article, editor: User, administrator: User, stranger: User
) -> None:
    revision = write(article, administrator, "They met.")
    with pytest.raises(SecondEyesNeeded):
        publish_article(article=article, revision=revision, by=administrator, override=" ")
    publish_article(
        article=article, revision=revision, by=administrator, override="Alone at night."
    )
    entry = AuditEntry.objects.get(verb="override-second-eyes")
    assert (entry.by, entry.detail["reason"]) == (administrator, "Alone at night.")
    for person_ in (editor, stranger):
        changed = write(article, editor, "They parted.")
        with pytest.raises(NotAllowed):
            publish_article(article=article, revision=changed, by=person_, override="I want to.")


def test_a_reason_that_was_not_needed_is_not_kept(
    article: Article, reporter: User, administrator: User
) -> None:
    write(article, reporter, "They met.")
    ready(article, administrator, override="Just in case.")
    assert not AuditEntry.objects.filter(verb="override-second-eyes").exists()


def test_a_desk_that_does_not_want_it_publishes_alone(
    article: Article, english: Service, editor: User
) -> None:
    set_desk(service=english, second_eyes=False, levels={}, by=None)
    revision = write(article, editor, "They met.")
    assert publish_article(article=article, revision=revision, by=editor)


def test_a_reporter_asks_for_review_and_no_more(
    article: Article, reporter: User, stranger: User
) -> None:
    revision = write(article, reporter, "They met.")
    move_article(article=article, state=State.IN_REVIEW, by=reporter)
    with pytest.raises(NotAllowed):
        ready(article, reporter)
    for state in (State.DRAFT, State.READY):
        with pytest.raises(NotAllowed):
            move_article(article=article, state=state, by=stranger)
    with pytest.raises(NotAllowed):
        approve_text(article=article, revision=revision, by=stranger)
    article.refresh_from_db()
    assert article.state == State.IN_REVIEW


def test_what_readers_have_is_moved_by_publishing_alone(
    article: Article, reporter: User, editor: User
) -> None:
    write(article, reporter, "They met.")
    for state in (State.PUBLISHED, State.WITHDRAWN):
        with pytest.raises(NotByHand):
            move_article(article=article, state=state, by=editor)
    set_state(article=article, state=State.PUBLISHED, by=editor)
    with pytest.raises(NotByHand):
        move_article(article=article, state=State.DRAFT, by=editor)


def test_nothing_is_not_ready(article: Article, editor: User) -> None:
    with pytest.raises(NothingToRead):
        ready(article, editor)
