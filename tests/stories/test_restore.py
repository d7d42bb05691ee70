"""Bringing back what an article was."""

from __future__ import annotations

import pytest
from tests.stories.conftest import ParagraphsOf

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry, User
from dateline.stories.actions import restore_revision, save_article, take_paragraphs
from dateline.stories.blocks import words
from dateline.stories.drafts import ArticleDraft
from dateline.stories.history.authorship import authorship_of
from dateline.stories.history.sittings import sittings_of
from dateline.stories.models import Article, Revision


@pytest.fixture
def taken(article: Article, reporter: User, wire: ParagraphsOf) -> Revision:
    """A first revision: a paragraph of Reuters."""
    return take_paragraphs(
        article=article,
        item_version=wire("reuters", "Two trains met on one track on Monday."),
        paragraphs=[1],
        by=reporter,
    )


def _emptied(article: Article, by: User) -> Revision:
    article.refresh_from_db()
    draft = ArticleDraft(headline="Nothing left")
    return save_article(article=article, draft=draft, base=article.revision_number, by=by)


def test_what_was_brought_back_has_its_ids_and_sources_and_later_revisions_stay(
    article: Article, taken: Revision, reporter: User, second_reporter: User
) -> None:
    _emptied(article, second_reporter)
    restored = restore_revision(article=article, revision=taken, by=second_reporter)
    assert [block.id for block in restored.snapshot.blocks] == [
        block.id for block in taken.snapshot.blocks
    ]
    assert restored.snapshot.blocks[0].sources == taken.snapshot.blocks[0].sources
    assert restored.snapshot.headline == taken.snapshot.headline
    numbers = article.revisions.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]
    assert AuditEntry.objects.get(verb="restore").detail == {"restored": 1, "revision": 3}


def test_a_stranger_brings_nothing_back(
    article: Article, taken: Revision, translator: User
) -> None:
    with pytest.raises(NotAllowed):
        restore_revision(article=article, revision=taken, by=translator)


def test_words_of_a_wire_are_the_agencys_and_edits_their_writers(
    article: Article, taken: Revision, second_reporter: User
) -> None:
    block = taken.snapshot.blocks[0]
    draft = ArticleDraft.model_validate(
        {
            "blocks": [
                {
                    "id": block.id,
                    "content": {
                        "kind": "paragraph",
                        "text": [{"text": f"{words(block.content)} Nobody was hurt."}],
                    },
                    "sources": [
                        {
                            "kind": "wire",
                            "item_version": block.sources[0].item_version,
                            "paragraph": 1,
                        }
                    ],
                }
            ]
        }
    )
    article.refresh_from_db()
    save_article(article=article, draft=draft, base=1, by=second_reporter)
    stretches = authorship_of(article, 2)[str(block.id)]
    assert [(one.text, one.author.agency, one.author.person) for one in stretches] == [
        ("Two trains met on one track on Monday.", "reuters", None),
        (" Nobody was hurt.", "", second_reporter.pk),
    ]


def test_sittings_name_everybody_who_wrote_in_them(
    article: Article, taken: Revision, reporter: User, second_reporter: User
) -> None:
    _emptied(article, second_reporter)
    (sitting,) = sittings_of(article)
    assert sitting.people == (reporter.pk, second_reporter.pk)
    assert (sitting.before, sitting.last.number) == (0, 2)
