from __future__ import annotations

from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import User
from dateline.ground.ids import new_id
from dateline.ground.richtext import Run, from_plain
from dateline.languages.models import Service
from dateline.stories.actions import create_article, create_story, save_article
from dateline.stories.blocks import ListBlock, Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft, draft_of
from dateline.stories.errors import ArticleExists, BadDraft, Conflict
from dateline.stories.models import Article, Block, Revision
from dateline.stories.queries import present_blocks


def _draft(*paragraphs: str, headline: str = "Ministers meet in Brussels") -> ArticleDraft:
    blocks = tuple(BlockDraft(content=Paragraph(text=from_plain(text))) for text in paragraphs)
    return ArticleDraft(headline=headline, blocks=blocks)


def _saved(revision: Revision) -> ArticleDraft:
    return draft_of(revision.snapshot)


def _with_text(draft: ArticleDraft, place: int, text: str) -> ArticleDraft:
    blocks = list(draft.blocks)
    content = Paragraph(text=from_plain(text))
    blocks[place] = blocks[place].model_copy(update={"content": content})
    return draft.model_copy(update={"blocks": tuple(blocks)})


def _texts(draft: ArticleDraft) -> list[str]:
    return ["".join(run.text for run in block.content.text) for block in draft.blocks]  # type: ignore[union-attr]


def test_a_block_keeps_its_id_while_text_and_order_change(article: Article, reporter: User) -> None:
    first = save_article(article=article, draft=_draft("One.", "Two."), base=0, by=reporter)
    one, two = first.snapshot.blocks
    draft = _with_text(_saved(first), 0, "One, changed.")
    draft = draft.model_copy(update={"blocks": tuple(reversed(draft.blocks))})
    second = save_article(article=article, draft=draft, base=1, by=reporter)
    assert [block.id for block in second.snapshot.blocks] == [two.id, one.id]
    assert _texts(_saved(second)) == ["Two.", "One, changed."]
    assert _texts(_saved(article.revisions.get(number=1))) == ["One.", "Two."]


def test_saving_what_is_there_already_makes_no_revision(article: Article, reporter: User) -> None:
    first = save_article(article=article, draft=_draft("One."), base=0, by=reporter)
    again = save_article(article=article, draft=_saved(first), base=1, by=reporter)
    assert again == first
    assert article.revisions.count() == 1


def test_a_form_sent_twice_is_saved_once(article: Article, reporter: User) -> None:
    token = new_id()
    draft = _draft("One.")
    first = save_article(article=article, draft=draft, base=0, by=reporter, token=token)
    second = save_article(article=article, draft=draft, base=0, by=reporter, token=token)
    assert second == first
    assert present_blocks(article).count() == 1


def test_changes_to_different_blocks_are_merged(
    article: Article, reporter: User, second_reporter: User
) -> None:
    first = save_article(article=article, draft=_draft("One.", "Two."), base=0, by=reporter)
    shown = _saved(first)
    save_article(article=article, draft=_with_text(shown, 0, "One, mine."), base=1, by=reporter)
    theirs = _with_text(shown, 1, "Two, theirs.")
    added = BlockDraft(content=Paragraph(text=from_plain("Three.")))
    theirs = theirs.model_copy(update={"blocks": (*theirs.blocks, added), "deck": "A deck"})
    merged = save_article(article=article, draft=theirs, base=1, by=second_reporter)
    assert _texts(_saved(merged)) == ["One, mine.", "Two, theirs.", "Three."]
    assert merged.snapshot.deck == "A deck"


def test_changes_to_one_block_are_refused_by_name_and_nothing_is_lost(
    article: Article, reporter: User, second_reporter: User
) -> None:
    first = save_article(article=article, draft=_draft("One."), base=0, by=reporter)
    shown = _saved(first)
    save_article(article=article, draft=_with_text(shown, 0, "Mine."), base=1, by=reporter)
    with pytest.raises(Conflict, match="Ruth Adeyemi changed 1 block") as refused:
        save_article(
            article=article, draft=_with_text(shown, 0, "Theirs."), base=1, by=second_reporter
        )
    assert refused.value.blocks == (str(first.snapshot.blocks[0].id),)
    assert _texts(_saved(article.revisions.get(number=2))) == ["Mine."]


def test_a_removed_block_comes_back_with_its_id_and_sources(
    article: Article, reporter: User
) -> None:
    own = SourceDraft(kind="own", note="Phone call with the ministry")
    draft = ArticleDraft(
        headline="H",
        blocks=(BlockDraft(content=Paragraph(text=from_plain("One.")), sources=(own,)),),
    )
    first = save_article(article=article, draft=draft, base=0, by=reporter)
    empty = _saved(first).model_copy(update={"blocks": ()})
    save_article(article=article, draft=empty, base=1, by=reporter)
    assert not present_blocks(article).exists()
    back = save_article(article=article, draft=_saved(first), base=2, by=reporter)
    assert back.snapshot.blocks[0].id == first.snapshot.blocks[0].id
    assert back.snapshot.blocks[0].sources[0].note == "Phone call with the ministry"


def test_another_articles_block_cannot_be_taken_over(
    article: Article, reporter: User, english: Service
) -> None:
    first = save_article(article=article, draft=_draft("One."), base=0, by=reporter)
    story = create_story(slugline="Another", by=reporter)
    other = create_article(story=story, service=english, by=reporter)
    with pytest.raises(BadDraft, match="belongs to another article"):
        save_article(article=other, draft=_saved(first), base=0, by=reporter)


def test_somebody_without_a_role_in_the_service_cannot_write(
    article: Article, translator: User
) -> None:
    with pytest.raises(NotAllowed):
        save_article(article=article, draft=_draft("One."), base=0, by=translator)
    assert not Block.objects.exists()


def test_a_service_has_one_article_of_a_story(
    article: Article, english: Service, reporter: User
) -> None:
    with pytest.raises(ArticleExists):
        create_article(story=article.story, service=english, by=reporter)


def test_a_slug_is_made_in_any_script_and_is_the_articles_own(
    english: Service, reporter: User
) -> None:
    slugs = []
    for headline in ("نشست وزیران دفاع", "نشست وزیران دفاع", "北约国防部长 在布鲁塞尔开会"):
        story = create_story(slugline="s", by=reporter)
        made = create_article(story=story, service=english, by=reporter)
        save_article(article=made, draft=_draft("x", headline=headline), base=0, by=reporter)
        slugs.append(made.slug)
    assert slugs == ["نشست-وزیران-دفاع", "نشست-وزیران-دفاع-2", "北约国防部长-在布鲁塞尔开会"]


def test_a_slug_stays_when_the_headline_changes(article: Article, reporter: User) -> None:
    first = save_article(article=article, draft=_draft("One."), base=0, by=reporter)
    changed = _saved(first).model_copy(update={"headline": "Quite another", "slug": ""})
    save_article(article=article, draft=changed, base=1, by=reporter)
    assert article.slug == "ministers-meet-in-brussels"


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (SourceDraft(kind="wire", item_version=UUID(int=1), paragraph=1), "not here"),
        (SourceDraft(kind="translation", source_block=UUID(int=1)), "not in another article"),
        (SourceDraft(kind="document"), "needs a name"),
        (SourceDraft(kind="document", url="javascript:alert(1)"), "https://"),
    ],
)
def test_a_source_that_points_to_nothing_is_refused(
    article: Article, reporter: User, source: SourceDraft, problem: str
) -> None:
    block = BlockDraft(content=Paragraph(text=from_plain("One.")), sources=(source,))
    with pytest.raises(BadDraft, match=problem):
        save_article(article=article, draft=ArticleDraft(blocks=(block,)), base=0, by=reporter)
    assert not article.revisions.exists()


def test_marks_and_lists_survive_saving(article: Article, reporter: User) -> None:
    text = (Run(text="A "), Run(text="bold", marks=("strong",)), Run(text=" word."))
    items = (from_plain("first"), (Run(text="second", href="https://example.org/"),))
    draft = ArticleDraft(
        headline="H",
        blocks=(
            BlockDraft(content=Paragraph(text=text)),
            BlockDraft(content=ListBlock(ordered=True, items=items)),
        ),
    )
    saved = save_article(article=article, draft=draft, base=0, by=reporter).snapshot
    assert saved.blocks[0].content == Paragraph(text=text)
    assert saved.blocks[1].content == ListBlock(ordered=True, items=items)


def test_a_revision_cannot_be_changed(article: Article, reporter: User) -> None:
    revision = save_article(article=article, draft=_draft("One."), base=0, by=reporter)
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(number=9)
