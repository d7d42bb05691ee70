from __future__ import annotations

import re

from django.test import Client
from tests.web.newsroom.conftest import SendWire

from dateline.wires.models import Entry, Hold, ItemVersion

LONG = (
    "The ministers of both countries met in the capital on Monday and agreed that the corridor "
    "opens again, officials said after nine hours of talks about grain, ships and inspections."
)


def two_versions(send_wire: SendWire) -> tuple[ItemVersion, ItemVersion]:
    old = send_wire("a", "Twelve ships wait.", LONG, "This goes.")
    return old, send_wire("a", "Twenty ships wait.", LONG, version="2", headline="Other title")


def test_two_versions_stand_side_by_side(owner: Client, send_wire: SendWire) -> None:
    old, new = two_versions(send_wire)
    pages = [
        owner.get(f"/newsroom/wires/{old.item_id}/?version={one.pk}&against={other.pk}")
        for one, other in ((new, old), (old, new))
    ]
    for page in pages:
        table = page.content.decode().split('class="beside-table"', 1)[1].split("</table>", 1)[0]
        rows = [re.findall(r"<td.*?</td>", row, re.DOTALL) for row in table.split("<tr")[2:]]
        ships = next(cells for cells in rows if "ships wait" in cells[0])
        assert "Twelve</del>" in ships[0]
        assert "<ins>" not in ships[0]
        assert "Twenty</ins>" in ships[1]
        gone = next(cells for cells in rows if "This goes." in cells[0])
        assert "Nothing here" in gone[1]
        assert table.count("Other") == 1


def test_an_unknown_version_is_not_laid_beside(owner: Client, send_wire: SendWire) -> None:
    old, new = two_versions(send_wire)
    for against in ("nonsense", str(new.pk)):
        html = owner.get(f"/newsroom/wires/{old.item_id}/?against={against}").content.decode()
        assert "beside-table" not in html


def test_a_change_without_a_word_shows_the_changed_words(
    owner: Client, send_wire: SendWire
) -> None:
    old, _ = two_versions(send_wire)
    Entry.objects.filter(pk=old.item_id).update(signals=["possible-correction"])
    html = owner.get(f"/newsroom/wires/{old.item_id}/").content.decode()
    told = html.split("did not say so", 1)[1].split("</ul>", 1)[0]
    assert "Twelve</del>" in told
    assert "Twenty</ins>" in told
    assert LONG not in told


def test_an_editor_settles_what_is_held(owner: Client, editor: Client, send_wire: SendWire) -> None:
    version = send_wire("a", LONG, ednote="KILL KILL KILL. Do not use this story.")
    hold = Hold.objects.get()
    page, settle = f"/newsroom/wires/{version.item_id}/", f"/newsroom/wires/holds/{hold.pk}/"
    html = owner.get(page).content.decode()
    assert "somebody must look before this is used" in html
    assert "An editor decides." in html
    assert "note says that it is killed" in html
    assert owner.post(settle, {"verdict": "usable"}).status_code == 403
    assert editor.post(settle, {"verdict": "nonsense"}).status_code == 400
    html = editor.post(settle, {"verdict": "killed"}, follow=True).content.decode()
    assert "Nothing of it may be used" in html
    assert "somebody must look" not in html


def test_an_advisory_and_what_it_names_lead_to_each_other(
    owner: Client, editor: Client, send_wire: SendWire
) -> None:
    named = send_wire("urn:a", LONG, headline="Corridor opens")
    told = send_wire(
        "urn:b",
        "Please kill the story urn:a, which was sent too early.",
        headline="ADVISORY: KILL urn:a",
        slugline="ADVISORY",
        links=[],
    )
    from dateline.wires.models import Advisory

    Advisory.objects.all().delete()
    advisory = Advisory.objects.create(
        version=told,
        provider_id="reuters",
        says="kill",
        kind="guid",
        value="urn:a",
        target_id=named.item_id,
    )
    html = owner.get(f"/newsroom/wires/{named.item_id}/").content.decode()
    assert "An advisory kills it:" in html
    assert f'href="/newsroom/wires/{told.item_id}/"' in html
    html = owner.get(f"/newsroom/wires/{told.item_id}/").content.decode()
    assert f'href="/newsroom/wires/{named.item_id}/"' in html
    undo = f"/newsroom/wires/advisories/{advisory.pk}/"
    assert owner.post(undo).status_code == 403
    assert editor.post(undo).status_code == 302
    html = owner.get(f"/newsroom/wires/{named.item_id}/").content.decode()
    assert "An advisory kills it:" in html
    assert "Taken back by" in html
    assert undo not in html


def test_items_that_tell_the_same_are_told_of_by_agency(owner: Client, send_wire: SendWire) -> None:
    text = [LONG, LONG.replace("Monday", "that day"), "Farmers welcomed it warmly and at once."]
    first = send_wire("a", *text)
    send_wire("b", *text, provider="AFP", headline="Agreed, says b")
    html = owner.get("/newsroom/wires/").content.decode()
    assert "also from AFP (1)" in html
    for part in (f"/newsroom/wires/{first.item_id}/alike/", f"/newsroom/wires/{first.item_id}/"):
        assert "Agreed, says b" in owner.get(part).content.decode()
