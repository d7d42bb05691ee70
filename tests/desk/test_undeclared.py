"""Wire text that nobody declared, before publication."""

from __future__ import annotations

from tests.wires.sending import STORM, anpa, receive

from dateline.accounts.models import User
from dateline.desk.checks import bars_of, checks_of
from dateline.ground.richtext import from_plain
from dateline.stories.actions import save_article
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft
from dateline.stories.models import Article
from dateline.wires.models import Entry

PASTED = "Twelve ships are waiting outside for the channel to open, the harbor master told us."


def _save(article: Article, by: User, *sources: SourceDraft) -> None:
    block = BlockDraft(content=Paragraph(text=from_plain(PASTED)), sources=sources)
    draft = ArticleDraft(headline="Harbor closed", blocks=(block,))
    save_article(article=article, draft=draft, base=article.revision_number, by=by)


def test_pasted_wire_text_is_warned_of_until_it_is_declared(
    article: Article, reporter: User
) -> None:
    version = receive(anpa("Storm", *STORM))
    _save(article, reporter, SourceDraft(kind="own", note="Phone call"))
    assert bars_of(article) == []
    (found,) = (one for one in checks_of(article) if one.code == "undeclared")
    assert found.level == "warn"
    assert "“Storm closes harbor”" in found.sentence
    assert "paragraph 2" in found.sentence
    _save(article, reporter, SourceDraft(kind="wire", item_version=version.pk, paragraph=2))
    assert [one.level for one in checks_of(article) if one.code == "undeclared"] == ["ok"]


def test_killed_text_that_is_pasted_back_bars_with_the_reason(
    article: Article, reporter: User
) -> None:
    version = receive(anpa("Storm", *STORM))
    Entry.objects.filter(pk=version.item_id).update(signals=["kill"])
    _save(article, reporter, SourceDraft(kind="own", note="Phone call"))
    (bar,) = bars_of(article)
    assert bar.code == "undeclared-killed"
    assert "took back" in bar.sentence
