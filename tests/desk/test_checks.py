from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from tests.stories.conftest import ParagraphsOf
from tests.wires.sending import weigh_again

from dateline.accounts.models import User
from dateline.desk.checks import Check, bars_of, checks_of
from dateline.ground.richtext import from_plain
from dateline.languages.models import Service
from dateline.media.models import Picture, PictureText
from dateline.stories.actions import create_section, save_article, set_state, take_paragraphs
from dateline.stories.blocks import (
    Content,
    Embed,
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    Related,
)
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft, draft_of
from dateline.stories.models import Article, Revision, Source, State
from dateline.stories.queries import present_blocks
from dateline.translation.actions import start_translation
from dateline.wires.actions import settle_hold
from dateline.wires.models import Advisory, Entry, Hold, ItemVersion

NOTE = SourceDraft(kind="own", note="Phone call")


def _p(text: str) -> Paragraph:
    return Paragraph(text=from_plain(text))


def _save(
    article: Article,
    by: User,
    *contents: Content,
    headline: str = "Ministers meet",
    sources: Sequence[SourceDraft] = (NOTE,),
    section: str = "",
    lead_picture: UUID | None = None,
) -> Revision:
    draft = ArticleDraft(
        headline=headline,
        section=section,
        lead_picture=lead_picture,
        blocks=tuple(BlockDraft(content=one, sources=tuple(sources)) for one in contents),
    )
    return save_article(article=article, draft=draft, base=article.revision_number, by=by)


def _codes(found: Sequence[Check], level: str) -> set[str]:
    return {one.code for one in found if one.level == level}


def _of(article: Article, code: str) -> Check:
    return next(one for one in checks_of(article) if one.code == code)


@pytest.fixture
def picture(db: None) -> Picture:
    return Picture.objects.create(
        sha256="0" * 64,
        format="jpeg",
        filename="a.jpg",
        size=1,
        width=1600,
        height=900,
        placeholder="#000000",
    )


def _newer(used: ItemVersion, **facts: object) -> ItemVersion:
    """Store a newer version of the item that differs in these facts."""
    fields = {
        "headline": used.headline,
        "language": used.language,
        "paragraphs": used.paragraphs,
    }
    newer = ItemVersion.objects.create(
        **{
            **fields,
            "item": used.item,
            "raw": used.raw,
            "content_hash": "newer",
            "format": "ninjs",
            "version": "2",
            "received": timezone.now(),
            **facts,
        }
    )
    used.item.current = newer
    used.item.save()
    weigh_again(used.item_id)
    return newer


def test_an_article_in_order_is_barred_and_warned_of_nothing(
    article: Article, reporter: User, english: Service, picture: Picture
) -> None:
    create_section(service=english, slug="world", name="World", by=None)
    PictureText.objects.create(picture=picture, language_tag="en", alt="Ministers at a table")
    Picture.objects.update(credit="Ana Ruiz")
    _save(article, reporter, _p("They met."), section="world", lead_picture=picture.pk)
    found = checks_of(article)
    assert {one.level for one in found} == {"ok"}
    assert len({one.code for one in found}) == len(found)
    assert bars_of(article) == []


def test_an_empty_article_is_barred(article: Article) -> None:
    assert {one.code for one in bars_of(article)} == {"headline-missing", "paragraphs-missing"}
    assert _of(article, "headline-missing").field == "headline"


def test_a_long_headline_is_warned_of(article: Article, reporter: User) -> None:
    _save(article, reporter, _p("Text."), headline="x" * 111)
    assert _of(article, "headline-long").level == "warn"
    _save(article, reporter, _p("Text."), headline="x" * 110)
    assert _of(article, "headline").level == "ok"


@pytest.mark.parametrize(
    "content", [_p(""), Heading(), ListBlock(items=(from_plain("a"), ())), ListBlock()]
)
def test_an_empty_block_bars(article: Article, reporter: User, content: Content) -> None:
    revision = _save(article, reporter, _p("Text."), content)
    (bar,) = bars_of(article)
    assert bar.code == "empty-block"
    assert bar.block == revision.snapshot.blocks[1].id
    assert "Block 2" in bar.sentence


def test_what_rests_on_nothing_is_warned_of_but_no_heading(
    article: Article, reporter: User
) -> None:
    revision = _save(article, reporter, _p("Text."), Heading(text=from_plain("Head")), sources=())
    found = [one for one in checks_of(article) if one.code == "source-missing"]
    assert [one.block for one in found] == [revision.snapshot.blocks[0].id]


def test_a_picture_without_text_in_the_language_or_credit_bars(
    article: Article, reporter: User, picture: Picture
) -> None:
    PictureText.objects.create(picture=picture, language_tag="fa", alt="وزیران")
    _save(article, reporter, _p("Text."), PictureBlock(picture=picture.pk), lead_picture=picture.pk)
    found = bars_of(article)
    assert [one.code for one in found] == ["picture-text-missing"] * 2 + [
        "picture-credit-missing"
    ] * 2
    assert "in English" in found[0].sentence
    assert [one.field for one in found] == ["lead_picture", None] * 2
    assert "lead-picture-missing" not in _codes(checks_of(article), "warn")


def test_alternative_text_of_the_article_itself_is_enough(
    article: Article, reporter: User, picture: Picture
) -> None:
    Picture.objects.update(credit="Ana Ruiz")
    _save(article, reporter, _p("Text."), PictureBlock(picture=picture.pk, alt="Ministers"))
    assert bars_of(article) == []


def test_a_wire_under_embargo_bars_until_its_time(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    until = timezone.now() + timedelta(hours=1)
    version = _newer(
        wire("ap", "Secret."), embargoed=until, pubstatus="withheld", signals=["embargo"]
    )
    _save(article, reporter, _p("Text."))
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    (bar,) = bars_of(article)
    assert bar.code == "embargo"
    assert f"{until:%Y-%m-%d %H:%M} UTC" in bar.sentence
    assert bar.block == present_blocks(article)[1].pk
    assert bars_of(article, now=until) == []


def test_an_embargo_without_a_time_bars_until_it_is_released(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    version = _newer(wire("ap", "Secret."), signals=["embargo"], ednote="Embargoed")
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    assert _of(article, "embargo-open").level == "bar"
    _newer(version, content_hash="released", ednote="Embargo lifted.")
    assert "embargo-open" not in {one.code for one in checks_of(article)}


def test_an_embargo_of_the_version_used_bars_until_a_newer_one_lifts_it(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    until = timezone.now() + timedelta(hours=1)
    version = _newer(wire("ap", "Secret."), embargoed=until)
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    assert "embargo" in {one.code for one in bars_of(article)}
    _newer(version, content_hash="silent")
    assert "embargo" in {one.code for one in bars_of(article)}
    _newer(version, content_hash="released", ednote="Embargo lifted.")
    assert "embargo" not in {one.code for one in bars_of(article)}


def test_a_wire_that_a_person_must_settle_bars_until_then(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    version = wire("ap", "Perhaps wrong.")
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    newer = _newer(version, signals=["kill"], ednote="Eds: kill")
    hold = Hold.objects.create(item=version.item, version=newer, reason="kill-note")
    assert _of(article, "held").level == "bar"
    settle_hold(hold=hold, verdict=Hold.Verdict.USABLE, by=None)
    assert "held" not in {one.code for one in bars_of(article)}
    settle_hold(hold=hold, verdict=Hold.Verdict.KILLED, by=None)
    assert "killed" in {one.code for one in bars_of(article)}


def test_what_a_separate_advisory_says_of_a_wire_counts(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    version, advisory = wire("ap", "Wrong."), wire("ap", "Kill it.")
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    row = Advisory.objects.create(
        version=advisory,
        provider=version.item.provider,
        says="correction",
        kind="guid",
        value=version.item.guid,
        target=version.item,
    )
    weigh_again(version.item_id)
    assert _of(article, "corrected-elsewhere").level == "warn"
    Advisory.objects.filter(pk=row.pk).update(says="kill")
    weigh_again(version.item_id)
    assert "killed" in {one.code for one in bars_of(article)}


def test_a_change_that_the_agency_did_not_speak_of_is_warned_of(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    version = wire("ap", "It was 12.")
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    Entry.objects.update(signals=["possible-correction"])
    assert _of(article, "possible-correction").level == "warn"


@pytest.mark.parametrize(
    "facts", [{"pubstatus": "canceled"}, {"signals": ["kill"]}, {"pubstatus": "killed"}]
)
def test_a_kill_of_the_newest_version_bars_what_rests_on_an_older_one(
    article: Article, reporter: User, wire: ParagraphsOf, facts: dict[str, object]
) -> None:
    version = wire("ap", "Wrong.", "Also wrong.")
    take_paragraphs(article=article, item_version=version, paragraphs=[1, 2], by=reporter)
    _newer(version, paragraphs=[], **facts)
    killed = [one for one in bars_of(article) if one.code == "killed"]
    assert len(killed) == 1
    assert killed[0].block == present_blocks(article)[0].pk


def test_a_withheld_wire_bars_until_a_newer_version_is_usable(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    version = _newer(wire("ap", "Perhaps."), pubstatus="withheld")
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    assert "withheld" in {one.code for one in bars_of(article)}
    _newer(version, content_hash="newest")
    assert "withheld" not in {one.code for one in bars_of(article)}


def test_a_newer_version_that_says_something_else_is_warned_of(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    version = wire("ap", "It was 12.", "It rained.")
    take_paragraphs(article=article, item_version=version, paragraphs=[1, 2], by=reporter)
    words = ["An addition.", "It was 21.", "It rained!"]
    _newer(
        version,
        paragraphs=[{"kind": "paragraph", "runs": [{"text": text}]} for text in words],
        signals=["correction"],
    )
    found = [one for one in checks_of(article) if one.code == "corrected"]
    assert [one.level for one in found] == ["warn"]
    assert found[0].block == present_blocks(article)[0].pk


def test_a_paragraph_dropped_in_a_chain_of_leads_is_told_and_nothing_changes_by_itself(
    article: Article, reporter: User, wire: ParagraphsOf
) -> None:
    used = wire("ap", "The bridge is shut.", "Two boats sank.")
    take_paragraphs(article=article, item_version=used, paragraphs=[1, 2], by=reporter)
    revision = article.revisions.order_by("-number")[0]
    leads = [
        ["The bridge is shut.", "Two boats sank.", "Rain goes on."],
        ["The bridge is shut.", "Rain goes on."],
        ["The bridge is shut.", "Rain goes on.", "Schools are shut."],
    ]
    for number, texts in enumerate(leads, 2):
        _newer(
            used,
            content_hash=f"lead {number}",
            version=str(number),
            version_number=number,
            headline=f"{number}th Ld: Bridge",
            signals=["update"],
            paragraphs=[{"kind": "paragraph", "runs": [{"text": text}]} for text in texts],
        )
        found = [
            one for one in checks_of(article) if (one.code, one.level) == ("corrected", "warn")
        ]
        assert len(found) == (0 if number == 2 else 1)
    (told,) = found
    assert told.block == present_blocks(article)[1].pk
    assert {one.item_version_id for one in Source.objects.all()} == {used.pk}
    assert article.revisions.order_by("-number")[0] == revision


def test_what_is_wrong_with_a_wire_is_known_through_translations(
    article: Article, reporter: User, wire: ParagraphsOf, persian: Service, translator: User
) -> None:
    version = wire("ap", "Wrong.")
    take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    made = start_translation(source=article, service=persian, by=translator)
    revision = made.revisions.get(number=1)
    draft = draft_of(revision.snapshot)
    block = draft.blocks[0].model_copy(update={"content": _p("غلط")})
    draft = draft.model_copy(update={"blocks": (block,), "headline": "تیتر"})
    save_article(article=made, draft=draft, base=1, by=translator)
    assert bars_of(made) == []
    _newer(version, pubstatus="canceled")
    (bar,) = bars_of(made)
    assert (bar.code, bar.block) == ("killed", block.id)


def test_untranslated_blocks_bar_and_stale_ones_warn(
    article: Article, reporter: User, persian: Service, translator: User
) -> None:
    first = _save(article, reporter, _p("One."), _p("Two."))
    made = start_translation(source=article, service=persian, by=translator)
    draft = draft_of(made.revisions.get(number=1).snapshot)
    one = draft.blocks[0].model_copy(update={"content": _p("یک")})
    draft = draft.model_copy(update={"headline": "تیتر", "blocks": (one, draft.blocks[1])})
    save_article(article=made, draft=draft, base=1, by=translator)
    assert [(bar.code, bar.block) for bar in bars_of(made)] == [
        ("empty-block-untranslated", draft.blocks[1].id)
    ]
    source = draft_of(first.snapshot)
    changed = source.blocks[0].model_copy(update={"content": _p("One, and more.")})
    more = (changed, source.blocks[1], BlockDraft(content=_p("Three.")))
    save_article(
        article=article, draft=source.model_copy(update={"blocks": more}), base=1, by=reporter
    )
    warned = {one.code: one.block for one in checks_of(made) if one.level == "warn"}
    assert warned["stale"] == one.id
    assert "untranslated-new" in warned


def test_related_stories_that_readers_do_not_have_are_warned_of(
    article: Article, reporter: User
) -> None:
    _save(article, reporter, _p("Text."), Related(stories=(article.story_id,)))
    assert "1 of 1" in _of(article, "related-unpublished").sentence
    set_state(article=article, state=State.PUBLISHED, by=None)
    assert _of(article, "related").level == "ok"
    _save(article, reporter, _p("Text."), Related())
    assert _of(article, "related-missing").level == "warn"


def test_an_embed_without_title_is_warned_of(article: Article, reporter: User) -> None:
    _save(article, reporter, _p("Text."), Embed(url="https://example.org/"))
    assert _of(article, "embed-title-missing").level == "warn"


def test_a_revision_is_looked_at_instead_of_what_came_after_it(
    article: Article, reporter: User
) -> None:
    good = _save(article, reporter, _p("Text."))
    _save(article, reporter, headline="")
    assert bars_of(article, snapshot=good.snapshot) == []
    assert len(bars_of(article)) == 2


def test_asking_for_bars_alone_finds_every_bar(
    article: Article, reporter: User, wire: ParagraphsOf, picture: Picture
) -> None:
    until = timezone.now() + timedelta(hours=1)
    held = _newer(wire("afp", "Secret."), embargoed=until)
    killed = wire("ap", "Wrong.")
    _save(article, reporter, _p(""), PictureBlock(picture=picture.pk), headline="")
    for version in (held, killed):
        take_paragraphs(article=article, item_version=version, paragraphs=[1], by=reporter)
    _newer(killed, pubstatus="canceled")
    article.refresh_from_db()
    bars = bars_of(article)
    assert bars == [one for one in checks_of(article) if one.level == "bar"]
    assert {one.code for one in bars} == {
        "headline-missing",
        "empty-block",
        "picture-text-missing",
        "picture-credit-missing",
        "embargo",
        "killed",
    }


def test_many_blocks_take_no_more_queries_than_one(
    article: Article,
    reporter: User,
    wire: ParagraphsOf,
    django_assert_max_num_queries: object,
) -> None:
    version = wire("ap", *[f"Paragraph {number}" for number in range(40)])
    _save(article, reporter)
    take_paragraphs(article=article, item_version=version, paragraphs=range(1, 41), by=reporter)
    article.refresh_from_db()
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        checks_of(article)
