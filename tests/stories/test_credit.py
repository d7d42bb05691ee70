from __future__ import annotations

from tests.stories.conftest import ParagraphsOf

from dateline.accounts.models import User
from dateline.ground.richtext import from_plain, plain
from dateline.languages.models import Service
from dateline.stories.actions import create_article, save_article, start_story, take_paragraphs
from dateline.stories.blocks import Paragraph
from dateline.stories.credit import Byline, credit_of
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft, draft_of
from dateline.stories.models import Article, Revision
from dateline.stories.queries import latest_revision


def _own(text: str) -> BlockDraft:
    own = SourceDraft(kind="own", note="Interview")
    return BlockDraft(content=Paragraph(text=from_plain(text)), sources=(own,))


def _append(article: Article, block: BlockDraft, by: User) -> Revision:
    present = latest_revision(article)
    assert present
    draft = draft_of(present.snapshot)
    draft = draft.model_copy(update={"blocks": (*draft.blocks, block)})
    return save_article(article=article, draft=draft, base=present.number, by=by)


def test_a_text_wholly_from_one_agency_carries_its_byline(
    english: Service, reporter: User, wire: ParagraphsOf
) -> None:
    version = wire("afp", "Ministers met on Thursday.", "They talked for hours.")
    article = start_story(item_version=version, paragraphs=[1, 2], service=english, by=reporter)
    revision = latest_revision(article)
    assert revision
    assert credit_of(revision.snapshot).byline == Byline("agency", agency="afp")
    assert credit_of(revision.snapshot).agencies == ("afp",)


def test_one_journalist_alone_is_named(article: Article, reporter: User) -> None:
    draft = ArticleDraft(headline="H", blocks=(_own("I saw it."),))
    revision = save_article(article=article, draft=draft, base=0, by=reporter)
    credit = credit_of(revision.snapshot)
    assert credit.byline == Byline("people", people=("Ruth Adeyemi",))
    assert credit.agencies == ()


def test_journalists_and_wires_together_carry_the_house_byline_and_credit_the_wires(
    article: Article, reporter: User, second_reporter: User, wire: ParagraphsOf
) -> None:
    reuters = wire("reuters", "Gas prices rose by a fifth.")
    ap = wire("ap", "The minister spoke at noon.")
    draft = ArticleDraft(headline="H", blocks=(_own("We asked."),))
    save_article(article=article, draft=draft, base=0, by=reporter)
    take_paragraphs(article=article, item_version=ap, paragraphs=[1], by=reporter)
    take_paragraphs(article=article, item_version=reuters, paragraphs=[1], by=reporter)
    revision = _append(article, _own("And they answered."), second_reporter)
    credit = credit_of(revision.snapshot)
    assert credit.agencies == ("ap", "reuters")
    assert credit.byline == Byline("house", people=("Ruth Adeyemi", "Tomas Berg"))


def test_an_agency_is_credited_only_while_something_of_it_survives(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    version = wire("dpa", "A thing happened.")
    draft = ArticleDraft(headline="H", blocks=(_own("We asked."),))
    save_article(article=article, draft=draft, base=0, by=reporter)
    taken = take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    assert credit_of(taken.snapshot).agencies == ("dpa",)
    kept = draft_of(taken.snapshot)
    kept = kept.model_copy(update={"blocks": kept.blocks[:1]})
    without = save_article(article=article, draft=kept, base=taken.number, by=reporter)
    assert credit_of(without.snapshot).agencies == ()


def test_a_translation_credits_what_its_original_rests_on(
    article: Article,
    persian: Service,
    reporter: User,
    translator: User,
    wire: ParagraphsOf,
) -> None:
    version = wire("reuters", "Twelve people were hurt.")
    draft = ArticleDraft(headline="H", blocks=(_own("We asked."),))
    save_article(article=article, draft=draft, base=0, by=reporter)
    original = take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    sister = create_article(story=article.story, service=persian, by=translator)
    blocks = tuple(
        BlockDraft(
            content=Paragraph(text=from_plain("متن فارسی")),
            sources=(SourceDraft(kind="translation", source_block=block.id),),
        )
        for block in original.snapshot.blocks
    )
    translated = save_article(
        article=sister, draft=ArticleDraft(headline="ت", blocks=blocks), base=0, by=translator
    )
    credit = credit_of(translated.snapshot)
    assert credit.agencies == ("reuters",)
    assert credit.byline == Byline("house", people=("Ruth Adeyemi",))
    assert translated.snapshot.blocks[1].sources[0].source_text == "Twelve people were hurt."


def test_edges_are_labelled_by_the_server(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    version = wire("ap", "The minister said the talks were “long, hard and open” on Thursday.")
    taken = take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    draft = draft_of(taken.snapshot)

    def labelled(text: str) -> tuple[str, float | None]:
        present = latest_revision(article)
        assert present
        blocks = (draft.blocks[0].model_copy(update={"content": Paragraph(text=from_plain(text))}),)
        revision = save_article(
            article=article,
            draft=draft.model_copy(update={"blocks": blocks}),
            base=present.number,
            by=reporter,
        )
        source = revision.snapshot.blocks[0].sources[0]
        return source.label, source.similarity

    assert taken.snapshot.blocks[0].sources[0].label == "verbatim"
    assert labelled('the minister said the talks were "long, hard and open"')[0] == "verbatim"
    label, share = labelled("On Thursday the minister called the talks long, hard and open.")
    assert label == "adapted"
    assert share is not None
    assert 0.35 <= share < 1
    assert labelled("Nobody expected an agreement before Christmas.")[0] == "background"


def test_the_words_of_the_wire_are_those_taken(
    english: Service, reporter: User, wire: ParagraphsOf
) -> None:
    version = wire("ap", "One.", "Two.", "Three.")
    article = start_story(item_version=version, paragraphs=[3, 1], service=english, by=reporter)
    revision = latest_revision(article)
    assert revision
    blocks = revision.snapshot.blocks
    assert [plain(block.content.text) for block in blocks] == ["Three.", "One."]  # type: ignore[union-attr]
    assert [block.sources[0].paragraph for block in blocks] == [3, 1]
