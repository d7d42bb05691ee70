"""Quotations before publication: scenario 7 of a hard day."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.utils import translation
from tests.stories.conftest import ParagraphsOf

from dateline.accounts.models import User
from dateline.desk.checks import Check, bars_of, checks_of
from dateline.ground.richtext import from_plain
from dateline.languages.models import Service
from dateline.stories.actions import save_article
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft, draft_of
from dateline.stories.models import Article, Revision
from dateline.stories.queries import latest_revision, present_blocks
from dateline.translation.actions import start_translation
from dateline.wires.models import ItemVersion

SAID = "“We will not sign the paper this year,” Ana Ruiz said. “The numbers are wrong.”"


def _save(article: Article, by: User, text: str, *sources: SourceDraft) -> Revision:
    block = BlockDraft(content=Paragraph(text=from_plain(text)), sources=sources)
    draft = ArticleDraft(headline="Ministers meet", blocks=(block,))
    return save_article(article=article, draft=draft, base=article.revision_number, by=by)


def _of_quotations(found: Sequence[Check]) -> list[Check]:
    return [one for one in found if one.code.startswith("quotation") and one.level != "ok"]


@pytest.fixture
def version(wire: ParagraphsOf) -> ItemVersion:
    return wire("ap", SAID)


@pytest.fixture
def source(version: ItemVersion) -> SourceDraft:
    return SourceDraft(kind="wire", item_version=version.pk, paragraph=1)


def test_the_true_quotation_passes(article: Article, reporter: User, source: SourceDraft) -> None:
    _save(article, reporter, "“We will not sign the paper,” Ana Ruiz said.", source)
    assert _of_quotations(checks_of(article)) == []


def test_a_dropped_not_bars_and_the_difference_is_shown(
    article: Article, reporter: User, source: SourceDraft
) -> None:
    revision = _save(article, reporter, "“We will sign the paper this year,” she said.", source)
    (bar,) = bars_of(article)
    assert bar.code == "quotation-altered"
    assert bar.block == revision.snapshot.blocks[0].id
    assert "“not” is left out" in bar.sentence
    with translation.override("fa"):
        (bar,) = bars_of(article)
    assert "«not» افتاده است" in bar.sentence


def test_a_splice_without_an_ellipsis_bars(
    article: Article, reporter: User, source: SourceDraft
) -> None:
    spliced = "“We will not sign the paper this year. The numbers are wrong,” Ana Ruiz said."
    _save(article, reporter, spliced, source)
    (bar,) = bars_of(article)
    assert "“Ana Ruiz said” is left out" in bar.sentence
    _save(article, reporter, spliced.replace(". The", " … The"), source)
    assert bars_of(article) == []


def test_what_no_source_has_is_warned_of(
    article: Article, reporter: User, source: SourceDraft
) -> None:
    _save(article, reporter, "“All ships may leave the harbour today,” she said.", source)
    assert bars_of(article) == []
    (warning,) = _of_quotations(checks_of(article))
    assert (warning.code, warning.level) == ("quotation-not-found", "warn")


def test_a_title_is_not_asked_about(article: Article, reporter: User, source: SourceDraft) -> None:
    _save(article, reporter, "They saw “Quiet Harbour” in the evening.", source)
    assert _of_quotations(checks_of(article)) == []


def _translate(article: Article, text: str, by: User) -> None:
    present = latest_revision(article)
    assert present
    draft = draft_of(present.snapshot)
    block = draft.blocks[0].model_copy(update={"content": Paragraph(text=from_plain(text))})
    changed = draft.model_copy(update={"headline": "وزیران", "blocks": (block,)})
    save_article(article=article, draft=changed, base=article.revision_number, by=by)


def test_a_translator_who_closes_the_marks_late_is_barred_with_the_source(
    article: Article, reporter: User, persian: Service, translator: User, source: SourceDraft
) -> None:
    said = "“We will not sign this year,” Ana Ruiz said, adding that talks would go on in spring."
    _save(article, reporter, said, SourceDraft(kind="own", note=said))
    translated = start_translation(source=article, service=persian, by=translator)
    late = "آنا روئیز گفت: «ما امسال امضا نمی‌کنیم و گفتگوها در بهار ادامه می‌یابد.»"
    _translate(translated, late, translator)
    (bar,) = bars_of(translated)
    assert "We will not sign this year" in bar.sentence
    true = "آنا روئیز گفت: «ما امسال امضا نمی‌کنیم» و افزود که گفتگوها در بهار ادامه می‌یابد."
    _translate(translated, true, translator)
    assert bars_of(translated) == []
    assert len(present_blocks(translated)) == 1
