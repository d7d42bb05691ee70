from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.newsroom.conftest import SendWire

from dateline.accounts.models import User
from dateline.stories.models import Article
from dateline.web.newsroom.marks import FILE_ERRORS
from dateline.wires.actions import receive_wire
from dateline.wires.errors import WireError
from dateline.wires.models import RawFile


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_longer_list_asks_the_database_no_more_often(owner: Client, send_wire: SendWire) -> None:
    send_wire("a", "One.")
    once = queries_of(owner, "/newsroom/wires/")
    send_wire("b", "One.", provider="AFP")
    send_wire("c", "One.", provider="AP")
    assert queries_of(owner, "/newsroom/wires/") == once


def test_versions_are_asked_for_only_where_rows_are_not_ready(
    owner: Client, send_wire: SendWire
) -> None:
    send_wire("a", "One.")
    send_wire("b", "One.", provider="AFP")
    owner.get("/newsroom/wires/")
    with CaptureQueriesContext(connection) as captured:
        html = owner.get("/newsroom/wires/").content.decode()
    assert "Headline of a" in html
    assert "Headline of b" in html
    assert not [one for one in captured if "wires_itemversion" in one["sql"]]


def test_the_newest_item_is_on_top(owner: Client, send_wire: SendWire) -> None:
    send_wire("a", "One.")
    send_wire("b", "Two.")
    html = owner.get("/newsroom/wires/").content.decode()
    assert html.index("Headline of b") < html.index("Headline of a")


def test_hostile_words_are_shown_as_words(owner: Client, send_wire: SendWire) -> None:
    words = "<script>alert(1)</script>"
    version = send_wire("a", "Text.", headline=words, slugline=words, ednote=words)
    for address in ("/newsroom/wires/", f"/newsroom/wires/{version.item_id}/"):
        html = owner.get(address).content.decode()
        assert words not in html


def test_what_all_pages_say_is_in_the_language_of_whoever_looks(owner: Client) -> None:
    for language, words in (("en", "Next item, item before"), ("fa", "خبر بعد، خبر پیش")) * 2:
        User.objects.update(ui_language=language)
        page = owner.get("/newsroom/wires/").content.decode()
        assert f"<dd>{words}</dd>" in page


def test_a_filter_that_is_set_is_chosen_in_the_form(owner: Client, send_wire: SendWire) -> None:
    send_wire("One", provider="AFP")
    page = owner.get("/newsroom/wires/?provider=afp&signal=kill").content.decode()
    assert page.count(" selected>") == 2
    assert '<option value="afp" selected>' in page
    assert '<option value="kill" selected>Kills</option>' in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("provider=afp", {"b"}),
        ("language=de", {"c"}),
        ("signal=correction", {"a"}),
        ("words=harbour", {"b"}),
        ("words=%00nothing", set()),
        ("signal=nonsense&after=nonsense", {"a", "b", "c"}),
    ],
)
def test_filters_narrow_the_list(
    query: str, found: set[str], owner: Client, send_wire: SendWire
) -> None:
    send_wire("a", "One.", headline="CORRECTED-Headline of a")
    send_wire("b", "The harbour is open.", provider="AFP")
    send_wire("c", "Eins.", provider="dpa", language="de")
    html = owner.get(f"/newsroom/wires/?{query}").content.decode()
    assert {name for name in "abc" if f"Headline of {name}" in html} == found


def test_a_page_leads_on_to_older_items(
    owner: Client, send_wire: SendWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        send_wire(name, "One.")
    monkeypatch.setattr("dateline.web.newsroom.wirelist.columns._FIRST", 2)
    html = owner.get("/newsroom/wires/").content.decode()
    assert "Headline of a" not in html
    older = html.rsplit('rel="next" href="', 1)[1].split('"', 1)[0].replace("&amp;", "&")
    html = owner.get(f"/newsroom/wires/{older}").content.decode()
    assert "Headline of a" in html
    assert "Headline of b" not in html


def test_an_item_shows_what_changed_since_the_version_before(
    owner: Client, send_wire: SendWire
) -> None:
    send_wire("a", "12 countries agreed on it.", "The rest stays.")
    version = send_wire("a", "21 countries agreed on it.", "The rest stays.", version="2")
    html = owner.get(f"/newsroom/wires/{version.item_id}/").content.decode()
    assert "12</del>" in html
    assert "21</ins>" in html
    assert "1 paragraph differs" in html


def test_a_kill_and_an_embargo_say_so_in_words(owner: Client, send_wire: SendWire) -> None:
    killed = send_wire("a", "Text.", pubstatus="canceled")
    held = send_wire("b", "Text.", embargoed="2999-01-01T00:00:00Z")
    html = owner.get(f"/newsroom/wires/{killed.item_id}/").content.decode()
    assert "Nothing of it may be used" in html
    html = owner.get(f"/newsroom/wires/{held.item_id}/").content.decode()
    assert "Under embargo until 2999-01-01 00:00 UTC" in html


def test_paragraphs_of_two_agencies_make_a_story(owner: Client, send_wire: SendWire) -> None:
    first = send_wire("a", "One.", "Two.", "Three.")
    second = send_wire("b", "Four.", provider="AFP")
    take = "/newsroom/wires/versions/{}/take/".format
    owner.post(take(first.pk), {"paragraph": ["1", "3"], "service": "en"})
    article = Article.objects.get()
    owner.post(take(second.pk), {"paragraph": "1", "article": str(article.pk)})
    html = owner.get(f"/newsroom/articles/{article.pk}/form/").content.decode()
    assert "came from Reuters and Agence France-Presse" in html
    assert html.count("verbatim") >= 3


def test_taking_nothing_says_what_to_do(owner: Client, send_wire: SendWire) -> None:
    version = send_wire("a", "One.")
    response = owner.post(f"/newsroom/wires/versions/{version.pk}/take/", {"service": "en"})
    assert response.status_code == 422
    assert "Choose at least one paragraph." in response.content.decode()


def test_a_source_leads_to_its_paragraph(owner: Client, send_wire: SendWire) -> None:
    version = send_wire("a", "One.", "Two.")
    response = owner.get(f"/newsroom/wires/versions/{version.pk}/?paragraph=2")
    assert response["Location"].endswith(f"{version.item_id}/?version={version.pk}#p2")


def test_an_unknown_item_is_not_found(owner: Client) -> None:
    address = "/newsroom/wires/00000000-0000-7000-8000-000000000000/"
    assert owner.get(address).status_code == 404


def test_what_cannot_be_read_is_listed_with_its_reason(owner: Client, english: object) -> None:
    receive_wire(data=b"no wire at all", name="odd<b>.txt", by=None)
    html = owner.get("/newsroom/wires/failed/").content.decode()
    assert "odd&lt;b&gt;.txt" in html
    assert "unknown-format" in html
    assert "retry/" not in html


def test_what_is_wrong_with_a_file_is_said_in_the_language_of_the_interface(owner: Client) -> None:
    receive_wire(data=b"no wire at all", name="odd.txt", by=None)
    User.objects.update(ui_language="fa")
    html = owner.get("/newsroom/wires/failed/").content.decode()
    assert "هیچ قالب شناخته‌شده‌ای مانند این پرونده آغاز نمی‌شود." in html


def test_every_error_of_a_file_has_words_for_the_interface() -> None:
    assert set(FILE_ERRORS) == {one.code for one in WireError.__subclasses__()}


def test_an_administrator_tries_again(administrator: Client, owner: Client) -> None:
    raw, _ = receive_wire(data=b"no wire at all", name="odd.txt", by=None)
    address = f"/newsroom/wires/failed/{raw.pk}/retry/"
    assert owner.post(address).status_code == 403
    html = administrator.post(address, follow=True).content.decode()
    assert "It still cannot be read" in html
    assert RawFile.objects.get().state == "failed"


def test_feeds_say_how_they_do(owner: Client) -> None:
    assert "There is no feed yet." in owner.get("/newsroom/wires/feeds/").content.decode()
