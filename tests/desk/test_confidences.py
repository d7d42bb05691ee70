"""What was told off the record, before publication."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.accounts.models import User
from dateline.desk.checks import Check, bars_of, checks_of
from dateline.ground.richtext import from_plain
from dateline.stories.actions import save_article
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft
from dateline.stories.models import Article

TOLD = "The second pump was never repaired, we only painted it"
CONFIDED = SourceDraft(kind="own", note=f"“{TOLD}.”", person="Nils Oden", off_record=True)


def _save(article: Article, by: User, text: str, *sources: SourceDraft) -> None:
    block = BlockDraft(content=Paragraph(text=from_plain(text)), sources=sources)
    draft = ArticleDraft(headline="The pumps", blocks=(block,))
    save_article(article=article, draft=draft, base=article.revision_number, by=by)


def _said(found: Sequence[Check]) -> str:
    return " ".join(one.sentence for one in found)


def test_words_told_off_the_record_are_barred_from_the_text(
    article: Article, reporter: User
) -> None:
    _save(article, reporter, f"“{TOLD},” an engineer said.", CONFIDED)
    (bar,) = bars_of(article)
    assert bar.code == "off-record-quoted"
    on_record = CONFIDED.model_copy(update={"off_record": False})
    _save(article, reporter, f"“{TOLD},” an engineer said.", CONFIDED, on_record)
    assert bars_of(article) == []


def test_no_check_says_what_a_note_off_the_record_says(article: Article, reporter: User) -> None:
    _save(article, reporter, f"“{TOLD.replace('second', 'third')},” an engineer said.", CONFIDED)
    (bar,) = bars_of(article)
    assert bar.code == "off-record-quoted"
    assert "second" not in _said(checks_of(article))


def test_who_spoke_off_the_record_only_is_not_named(article: Article, reporter: User) -> None:
    _save(article, reporter, "The pumps failed. Nils Oden, an engineer, was there.", CONFIDED)
    (bar,) = bars_of(article)
    assert bar.code == "off-record-named"
    assert "Oden" not in bar.sentence
    aloud = SourceDraft(kind="own", note="Press conference", person="Nils Oden")
    _save(article, reporter, "The pumps failed, Nils Oden said.", CONFIDED, aloud)
    assert bars_of(article) == []


def test_a_description_is_no_name(article: Article, reporter: User) -> None:
    source = CONFIDED.model_copy(update={"person": "An engineer"})
    _save(article, reporter, "An engineer told of the pumps.", source)
    assert bars_of(article) == []
