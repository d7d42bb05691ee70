from __future__ import annotations

import json
import re
from typing import Any

from django.test import Client
from tests.web.newsroom.conftest import SendWire, person, signed_in

from dateline.accounts.models import User
from dateline.languages.models import Service
from dateline.stories.actions import save_article
from dateline.stories.drafts import draft_of
from dateline.stories.models import Article
from dateline.stories.queries import latest_revision
from dateline.translation.actions import start_translation


def told(html: str) -> dict[str, Any]:
    """What the page tells the editor's script."""
    found = re.search(r'id="editor-setup" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def page(client: Client, article: Article) -> str:
    return client.get(f"/newsroom/articles/{article.pk}/").content.decode()


def test_the_page_tells_the_script_who_writes_what_and_where(
    owner: Client, owner_user: User, article: Article
) -> None:
    setup = told(page(owner, article))
    assert setup["article"] == str(article.pk)
    assert setup["person"] == {"id": str(owner_user.pk), "name": owner_user.name}
    assert setup["may_write"] is True
    assert setup["addresses"]["live"] == f"/newsroom/live/articles/{article.pk}/"
    assert (setup["lang"], setup["dir"]) == ("en", "ltr")


def test_the_agencies_of_the_text_are_known_before_the_server_is_asked(
    owner: Client, send_wire: SendWire
) -> None:
    version = send_wire("a", "One.", "Two.")
    take = f"/newsroom/wires/versions/{version.pk}/take/"
    owner.post(take, {"paragraph": ["1"], "service": "en"})
    setup = told(page(owner, Article.objects.get()))
    assert setup["versions"] == {str(version.pk): "reuters"}
    assert setup["agencies"]["reuters"]["name"] == "Reuters"


def test_a_colleague_of_another_desk_reads_but_does_not_write(
    other_desk: Client, article: Article
) -> None:
    html = page(other_desk, article)
    assert told(html)["may_write"] is False
    assert "You can read this." in html


def test_hostile_words_do_not_leave_the_data_of_the_page(
    owner: Client, owner_user: User, article: Article
) -> None:
    owner_user.name = "</script><script>alert(1)</script>"
    owner_user.save()
    html = page(owner, article)
    assert "<script>alert" not in html
    assert told(html)["person"]["name"] == owner_user.name


def test_without_script_the_page_leads_to_the_plain_form(owner: Client, article: Article) -> None:
    assert f'href="/newsroom/articles/{article.pk}/form/"' in page(owner, article)


def test_the_original_stands_beside_a_translation_with_what_is_new(
    article: Article, owner_user: User, persian: Service
) -> None:
    translator = person("Translator", "fa")
    translated = start_translation(source=article, service=persian, by=translator)
    revision = latest_revision(article)
    assert revision
    draft = draft_of(revision.snapshot)
    block = draft.blocks[0].model_copy(update={"id": None, "sources": ()})
    grown = draft.model_copy(update={"blocks": (*draft.blocks, block)})
    save_article(article=article, draft=grown, base=revision.number, by=owner_user)
    client = signed_in(translator)
    assert 'data-panel-tab="original"' in page(client, translated)
    html = client.get(f"/newsroom/articles/{translated.pk}/original/").content.decode()
    assert html.count("Not translated") == len(draft.blocks)
    assert "data-insert-original" in html
    assert "source_block" in html


def test_an_article_of_its_own_has_no_original(owner: Client, article: Article) -> None:
    assert 'data-panel-tab="original"' not in page(owner, article)
    html = owner.get(f"/newsroom/articles/{article.pk}/original/").content.decode()
    assert "Nothing of this is a translation." in html


def test_stories_are_found_by_the_words_of_their_headlines(owner: Client, article: Article) -> None:
    found = owner.get("/newsroom/stories/find/", {"q": article.story.slugline[:4]})
    assert f'value="{article.story_id}"' in found.content.decode()
    nothing = owner.get("/newsroom/stories/find/", {"q": "thereisnosuchstory"}).content.decode()
    assert "No story is like this." in nothing
