"""The article form: what is sent is what is saved, and nothing anybody wrote is lost."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.newsroom.conftest import SendWire
from tests.web.newsroom.forms import Fields, article_fields, fields_in, text_field

from dateline.accounts.models import User
from dateline.ground.richtext import Run, from_plain
from dateline.languages.models import Service
from dateline.stories.actions import save_article
from dateline.stories.blocks import (
    Content,
    Embed,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    Related,
    words,
)
from dateline.stories.drafts import ArticleDraft, BlockDraft, draft_of
from dateline.stories.models import Article
from dateline.stories.queries import latest_revision
from dateline.translation.actions import start_translation

EVERY_KIND: tuple[Content, ...] = (
    Paragraph(text=(Run(text="Plain, "), Run(text="strong", marks=("strong",)))),
    Heading(level=3, text=from_plain("A heading")),
    Quotation(text=from_plain("Words"), cite="Somebody"),
    ListBlock(ordered=True, items=(from_plain("one"), from_plain("two\nin two lines"))),
    Embed(url="https://example.org/", title="Elsewhere"),
    Related(stories=(UUID(int=1), UUID(int=2))),
)


def saved(article: Article) -> ArticleDraft:
    revision = latest_revision(article)
    assert revision is not None
    return draft_of(revision.snapshot)


def texts(article: Article) -> list[str]:
    return [words(block.content) for block in saved(article).blocks]


def post(client: Client, article: Article, fields: Fields, **headers: str) -> tuple[int, str]:
    response = client.post(f"/newsroom/articles/{article.pk}/form/", fields, headers=headers)
    return response.status_code, response.content.decode()


def test_what_is_typed_is_saved(owner: Client, article: Article) -> None:
    fields = article_fields(owner, article)
    fields["headline"] = ["A better headline"]
    fields[text_field(fields)] = ["It was **Friday**."]
    assert post(owner, article, fields)[0] == 302
    draft = saved(article)
    assert draft.headline == "A better headline"
    assert draft.blocks[0].content == Paragraph(
        text=(Run(text="It was "), Run(text="Friday", marks=("strong",)), Run(text="."))
    )


def test_an_unchanged_form_makes_no_revision(
    owner: Client, owner_user: User, article: Article, send_wire: SendWire
) -> None:
    blocks = tuple(BlockDraft(content=content) for content in EVERY_KIND)
    draft = saved(article).model_copy(update={"blocks": blocks})
    save_article(article=article, draft=draft, base=1, by=owner_user)
    assert post(owner, article, article_fields(owner, article))[0] == 302
    article.refresh_from_db()
    assert article.revision_number == 2
    assert [block.content for block in saved(article).blocks] == list(EVERY_KIND)


def test_blocks_are_saved_in_the_order_of_the_form(owner: Client, article: Article) -> None:
    fields = article_fields(owner, article)
    fields["block"] = ["new1", *fields["block"]]
    fields |= {"new1-kind": ["heading"], "new1-text": ["First"], "new1-sources": ["[]"]}
    post(owner, article, fields)
    assert texts(article) == ["First", "The ministers met on Thursday."]


def test_a_block_left_out_is_removed(owner: Client, article: Article) -> None:
    fields = article_fields(owner, article)
    fields["block"] = []
    post(owner, article, fields)
    assert texts(article) == []


def test_without_a_script_a_paragraph_can_be_added(owner: Client, article: Article) -> None:
    post(owner, article, article_fields(owner, article) | {"add": ["paragraph"]})
    assert texts(article) == ["The ministers met on Thursday.", ""]


def test_a_form_sent_twice_saves_once(owner: Client, article: Article) -> None:
    fields = article_fields(owner, article)
    fields[text_field(fields)] = ["Sent twice."]
    assert [post(owner, article, fields)[0] for _ in range(2)] == [302, 302]
    assert article.revisions.count() == 2


def test_changes_to_other_blocks_are_merged(
    owner: Client, colleague: Client, article: Article
) -> None:
    mine, theirs = article_fields(owner, article), article_fields(colleague, article)
    theirs["headline"] = ["Their headline"]
    mine[text_field(mine)] = ["My words."]
    post(colleague, article, theirs)
    assert post(owner, article, mine)[0] == 302
    assert (saved(article).headline, texts(article)) == ("Their headline", ["My words."])


def test_a_conflict_shows_both_and_loses_neither(
    owner: Client, colleague: Client, article: Article
) -> None:
    mine, theirs = article_fields(owner, article), article_fields(colleague, article)
    theirs[text_field(theirs)] = ["Their words."]
    theirs["deck"] = ["Their deck."]
    mine[text_field(mine)] = ["My words."]
    mine["short_headline"] = ["My short one"]
    post(colleague, article, theirs)
    status, html = post(owner, article, mine)
    assert status == 409
    assert "Colleague changed 1 block" in html
    shown = fields_in(html)
    assert shown[text_field(shown)] == ["My words."]
    assert '<p dir="auto" data-theirs>Their words.</p>' in html
    assert (shown["deck"], shown["short_headline"]) == (["Their deck."], ["My short one"])
    assert texts(article) == ["Their words."]
    assert post(owner, article, shown)[0] == 302
    draft = saved(article)
    assert (draft.deck, draft.short_headline) == ("Their deck.", "My short one")
    assert texts(article) == ["My words."]


def test_a_block_removed_by_another_stays_in_my_form(
    owner: Client, colleague: Client, article: Article
) -> None:
    mine, theirs = article_fields(owner, article), article_fields(colleague, article)
    theirs["block"] = []
    mine[text_field(mine)] = ["My words."]
    post(colleague, article, theirs)
    status, html = post(owner, article, mine)
    assert status == 409
    assert "They removed the block." in html
    post(owner, article, fields_in(html))
    assert texts(article) == ["My words."]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("section", "nowhere"),
        ("lead_picture", str(UUID(int=1))),
        ("headline", "x" * 400),
        ("base", "nonsense"),
        ("token", "nonsense"),
    ],
)
def test_nonsense_in_a_field_saves_nothing_wrong(
    name: str, value: str, owner: Client, article: Article
) -> None:
    fields = article_fields(owner, article)
    fields[text_field(fields)] = ["Words that must stay."]
    fields[name] = [value]
    status, html = post(owner, article, fields)
    assert status in (302, 409, 422)
    if status == 422:
        assert 'role="alert"' in html
        assert article.revisions.count() == 1


@pytest.mark.parametrize("sources", ["{", "[1]", '[{"kind":"wire"}]', '[{"kind":"alien"}]', "7"])
def test_nonsense_as_sources_is_refused_in_a_sentence(
    sources: str, owner: Client, article: Article
) -> None:
    fields = article_fields(owner, article)
    fields[f"{fields['block'][0]}-sources"] = [sources]
    status, html = post(owner, article, fields)
    assert status == 422
    assert 'role="alert"' in html


def test_a_script_gets_the_form_alone(owner: Client, article: Article) -> None:
    fields = article_fields(owner, article)
    fields[text_field(fields)] = ["By script."]
    status, html = post(owner, article, fields, **{"X-Newsroom": "1"})
    assert status == 200
    assert "<html" not in html
    assert fields_in(html)["base"] == ["2"]


def test_the_byline_follows_who_wrote(owner: Client, colleague: Client, article: Article) -> None:
    assert ">Owner</bdi>" in owner.get(f"/newsroom/articles/{article.pk}/form/").content.decode()
    fields = article_fields(colleague, article)
    fields[text_field(fields)] = ["Both wrote this now."]
    post(colleague, article, fields)
    html = owner.get(f"/newsroom/articles/{article.pk}/form/").content.decode()
    assert f">{article.service.house_byline}</bdi>" in html


def test_a_paragraph_without_a_source_says_so(owner: Client, article: Article) -> None:
    fields = article_fields(owner, article)
    fields[f"{fields['block'][0]}-sources"] = ["[]"]
    post(owner, article, fields)
    assert "No source yet" in owner.get(f"/newsroom/articles/{article.pk}/form/").content.decode()


def test_hostile_words_are_shown_as_words(owner: Client, article: Article) -> None:
    hostile = '"></textarea><script>alert(1)</script>'
    fields = article_fields(owner, article)
    for name in ("headline", "deck", "dateline", text_field(fields)):
        fields[name] = [hostile]
    post(owner, article, fields)
    for part in ("", "history/", "ready/", "preview/page/"):
        html = owner.get(f"/newsroom/articles/{article.pk}/{part}").content.decode()
        assert "<script>alert" not in html, part
    assert article_fields(owner, article)["headline"] == [hostile]


def test_more_blocks_ask_the_database_no_more_often(
    owner: Client, owner_user: User, article: Article
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            owner.get(f"/newsroom/articles/{article.pk}/form/")
        return len(captured)

    queries()
    once = queries()
    draft = saved(article)
    more = tuple(draft.blocks[0].model_copy(update={"id": None}) for _ in range(3))
    draft = draft.model_copy(update={"blocks": (*draft.blocks, *more)})
    save_article(article=article, draft=draft, base=1, by=owner_user)
    assert queries() == once


def test_a_changed_source_shows_what_changed(
    owner: Client, other_desk: Client, owner_user: User, article: Article, persian: Service
) -> None:
    translated = start_translation(source=article, service=persian, by=None)
    fields = article_fields(other_desk, translated)
    fields[text_field(fields)] = ["وزیران پنجشنبه دیدار کردند."]
    post(other_desk, translated, fields)
    source = article_fields(owner, article)
    source[text_field(source)] = ["The ministers met on Friday."]
    post(owner, article, source)
    html = other_desk.get(f"/newsroom/articles/{translated.pk}/form/").content.decode()
    assert "Source changed" in html
    assert "Thursday</del>" in html
    block = saved(translated).blocks[0].id
    sent = {"accept": str(block), "seen": "The ministers met on Friday."}
    other_desk.post(f"/newsroom/articles/{translated.pk}/accept/", sent)
    html = other_desk.get(f"/newsroom/articles/{translated.pk}/form/").content.decode()
    assert "Source changed" not in html
    assert texts(translated) == ["وزیران پنجشنبه دیدار کردند."]


def test_history_compares_two_revisions(owner: Client, article: Article) -> None:
    fields = article_fields(owner, article)
    fields[text_field(fields)] = ["The ministers met on Friday."]
    post(owner, article, fields)
    html = owner.get(f"/newsroom/articles/{article.pk}/history/?from=1&to=2").content.decode()
    assert "Thursday</del>" in html
    assert "Friday</ins>" in html
    assert owner.get(f"/newsroom/articles/{article.pk}/history/?from=x").status_code == 200
