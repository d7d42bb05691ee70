from __future__ import annotations

from uuid import UUID

import pytest
from tests.stories.conftest import ParagraphsOf

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import User
from dateline.ground.richtext import from_plain
from dateline.languages.models import Service
from dateline.stories.actions import save_article, take_paragraphs
from dateline.stories.blocks import Content, Embed, Heading, ListBlock, Paragraph, Related, words
from dateline.stories.drafts import ArticleDraft, BlockDraft, draft_of
from dateline.stories.errors import ArticleExists
from dateline.stories.models import Article, Revision, Story
from dateline.stories.queries import latest_revision, present_blocks, take_snapshot
from dateline.translation.actions import mark_current, start_translation
from dateline.translation.errors import NoTranslation, SourceMovedOn
from dateline.translation.queries import source_article, units_of


def _p(text: str) -> Paragraph:
    return Paragraph(text=from_plain(text))


def _save(article: Article, by: User, *contents: Content) -> Revision:
    """Save these contents over the blocks in their order; further ones are new."""
    present = latest_revision(article)
    blocks = list(draft_of(present.snapshot).blocks) if present else []
    for place, content in enumerate(contents):
        if place < len(blocks):
            blocks[place] = blocks[place].model_copy(update={"content": content})
        else:
            blocks.append(BlockDraft(content=content))
    draft = ArticleDraft(headline="A headline", blocks=tuple(blocks))
    return save_article(article=article, draft=draft, base=article.revision_number, by=by)


@pytest.fixture
def source(article: Article, reporter: User) -> Article:
    _save(article, reporter, _p("One."), Heading(level=3, text=from_plain("Head")), _p("Two."))
    return article


@pytest.fixture
def translation(source: Article, persian: Service, translator: User) -> Article:
    return start_translation(source=source, service=persian, by=translator)


def _states(article: Article) -> list[str]:
    return [unit.state for unit in units_of(article)]


def test_a_translation_has_a_wordless_block_for_each_of_the_source(
    source: Article, translation: Article
) -> None:
    made, original = take_snapshot(translation), take_snapshot(source)
    assert [block.content for block in made.blocks] == [Paragraph(), Heading(level=3), Paragraph()]
    edges = [block.sources[0] for block in made.blocks]
    assert [edge.source_block for edge in edges] == [block.id for block in original.blocks]
    assert [edge.source_text for edge in edges] == ["One.", "Head", "Two."]
    assert made.headline == ""
    assert made.story == original.story
    assert _states(translation) == ["missing", "missing", "missing"]
    assert source_article(translation) == source


def test_addresses_and_shape_come_along_without_words(
    article: Article, reporter: User, persian: Service, translator: User
) -> None:
    _save(
        article,
        reporter,
        Embed(url="https://example.org/v", title="A video"),
        ListBlock(ordered=True, items=(from_plain("a"), from_plain("b"))),
    )
    made = start_translation(source=article, service=persian, by=translator)
    embed, items = (block.content for block in present_blocks(made))
    assert embed == Embed(url="https://example.org/v")
    assert items == ListBlock(ordered=True, items=((), ()))
    assert _states(made) == ["missing", "missing"]


def test_a_translated_block_is_a_draft_until_its_source_says_something_else(
    source: Article, translation: Article, reporter: User, translator: User
) -> None:
    _save(translation, translator, _p("یک."), Heading(text=from_plain("سر")), _p("دو."))
    assert _states(translation) == ["draft", "draft", "draft"]
    _save(source, reporter, _p("One…"))
    assert _states(translation) == ["draft", "draft", "draft"]
    _save(source, reporter, _p("One, and a half."))
    units = units_of(translation)
    assert [unit.state for unit in units] == ["stale", "draft", "draft"]
    assert (units[0].before, units[0].now) == ("One.", "One, and a half.")


def test_saving_again_keeps_what_a_block_was_made_from(
    source: Article, translation: Article, reporter: User, translator: User
) -> None:
    saved = _save(translation, translator, _p("یک."))
    _save(source, reporter, _p("Another."))
    draft = draft_of(saved.snapshot)
    untold = tuple(
        block.model_copy(
            update={
                "sources": tuple(
                    edge.model_copy(update={"source_text": None}) for edge in block.sources
                )
            }
        )
        for block in draft.blocks
    )
    again = draft.model_copy(update={"blocks": untold, "headline": "تیتر"})
    save_article(article=translation, draft=again, base=saved.number, by=translator)
    unit = units_of(translation)[0]
    assert (unit.state, unit.before, unit.now) == ("stale", "One.", "Another.")


def test_what_was_made_from_an_empty_block_becomes_stale_when_it_is_filled(
    article: Article, reporter: User, persian: Service, translator: User
) -> None:
    _save(article, reporter, _p(""))
    made = start_translation(source=article, service=persian, by=translator)
    assert _states(made) == ["draft"]
    _save(made, translator, _p("چیزی"))
    _save(article, reporter, _p("Something."))
    _save(made, translator, _p("چیز دیگری"))
    assert _states(made) == ["stale"]


def test_the_translator_accepts_the_present_source(
    source: Article, translation: Article, reporter: User, translator: User
) -> None:
    _save(translation, translator, _p("یک."))
    _save(source, reporter, _p("Another."))
    block = units_of(translation)[0].block
    assert block is not None
    with pytest.raises(SourceMovedOn):
        mark_current(block=block, by=translator, seen="Something in between.")
    mark_current(block=block, by=translator, seen="Another.")
    unit = units_of(translation)[0]
    assert (unit.state, unit.before) == ("draft", "Another.")
    assert unit.block is not None
    assert words(unit.block.content) == "یک."


def test_only_who_may_write_accepts_and_only_translations(
    source: Article, translation: Article, reporter: User
) -> None:
    made, original = present_blocks(translation)[0], present_blocks(source)[0]
    with pytest.raises(NotAllowed):
        mark_current(block=made, by=reporter)
    with pytest.raises(NoTranslation):
        mark_current(block=original, by=reporter)


def test_new_blocks_of_the_source_stand_where_they_belong(
    source: Article, translation: Article, reporter: User, translator: User
) -> None:
    present = latest_revision(source)
    assert present is not None
    draft = draft_of(present.snapshot)
    first, *rest = draft.blocks
    blocks = (BlockDraft(content=_p("Zero.")), first, BlockDraft(content=_p("And a half.")), *rest)
    save_article(
        article=source,
        draft=draft.model_copy(update={"blocks": blocks}),
        base=present.number,
        by=reporter,
    )
    _save(translation, translator, *[_p("x")] * 3, _p("ما"))
    units = units_of(translation)
    assert [unit.state for unit in units] == ["new", "draft", "new", "draft", "draft", "own"]
    assert [unit.now for unit in units if unit.state == "new"] == ["Zero.", "And a half."]


def test_a_removed_source_makes_its_translation_stale(
    source: Article, translation: Article, reporter: User, translator: User
) -> None:
    _save(translation, translator, _p("یک."))
    present = latest_revision(source)
    assert present is not None
    draft = draft_of(present.snapshot)
    save_article(
        article=source,
        draft=draft.model_copy(update={"blocks": draft.blocks[1:]}),
        base=present.number,
        by=reporter,
    )
    unit = units_of(translation)[0]
    assert (unit.state, unit.before, unit.now) == ("stale", "One.", "")


def test_a_translation_left_out_on_purpose_is_not_new_again(
    translation: Article, translator: User
) -> None:
    present = latest_revision(translation)
    assert present is not None
    draft = draft_of(present.snapshot)
    save_article(
        article=translation,
        draft=draft.model_copy(update={"blocks": draft.blocks[1:]}),
        base=present.number,
        by=translator,
    )
    assert _states(translation) == ["missing", "missing"]


def test_a_service_has_one_translation_and_only_its_people_begin_it(
    source: Article, persian: Service, english: Service, translator: User, reporter: User
) -> None:
    with pytest.raises(NotAllowed):
        start_translation(source=source, service=persian, by=reporter)
    start_translation(source=source, service=persian, by=translator)
    with pytest.raises(ArticleExists):
        start_translation(source=source, service=persian, by=translator)
    with pytest.raises(ArticleExists):
        start_translation(source=source, service=english, by=reporter)
    assert Story.objects.count() == 1


def test_the_wire_behind_a_translation_stays_credited(
    source: Article, reporter: User, persian: Service, translator: User, wire: ParagraphsOf
) -> None:
    take_paragraphs(article=source, item_version=wire("ap", "Wire."), paragraphs=[1], by=reporter)
    made = start_translation(source=source, service=persian, by=translator)
    assert take_snapshot(made).blocks[-1].agencies == ("ap",)


def test_units_take_a_fixed_number_of_queries(
    source: Article,
    translation: Article,
    reporter: User,
    django_assert_num_queries: object,
) -> None:
    _save(source, reporter, *[_p(f"Paragraph {UUID(int=n)}") for n in range(40)])
    with django_assert_num_queries(6):  # type: ignore[operator]
        units_of(translation)


def test_links_to_related_stories_are_nothing_new_to_translate(
    source: Article, translation: Article, reporter: User
) -> None:
    present = latest_revision(source)
    assert present is not None
    draft = draft_of(present.snapshot)
    related = BlockDraft(content=Related(stories=(source.story_id,)))
    save_article(
        article=source,
        draft=draft.model_copy(update={"blocks": (*draft.blocks, related)}),
        base=present.number,
        by=reporter,
    )
    assert "new" not in [unit.state for unit in units_of(translation)]
