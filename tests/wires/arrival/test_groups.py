"""Items whose texts are alike are one group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from dateline.wires.actions import Sending, receive_wire, receive_wires
from dateline.wires.models import Entry, ItemVersion, Likeness
from dateline.wires.queries import Wanted, group_of, group_sizes

Ninjs = Callable[..., bytes]
pytestmark = pytest.mark.django_db

STORM = (
    "The harbour opened again on Monday after the storm that sank seven fishing boats. "
    "Twelve ships waited outside while pilots measured the depth of the channel. "
    "Insurance companies sent their experts, and dockers began to clear containers. "
    "Nobody was injured, the captain of the port told reporters at noon."
)
SHORTENED = "PORT CITY - " + STORM.partition(" Insurance")[0]
CHESS = (
    "A girl of eleven years won the national chess championship against the favourite. "
    "She played the endgame without looking at her clock, spectators in the theatre said. "
    "Her trainer had bought the first board at a flea market for two coins. "
    "The federation wants to send her to the olympiad next autumn."
)


def _receive(ninjs: Ninjs, guid: str, text: str, **facts: object) -> None:
    data = ninjs(uri=guid, body_html=f"<p>{text}</p>", **facts)
    receive_wire(data=data, name="a.json", by=None)


def _group(guid: str) -> UUID:
    return Entry.objects.get(item__guid=guid).group


def test_another_agencys_shortened_text_joins_the_group_of_the_first(ninjs: Ninjs) -> None:
    _receive(ninjs, "tag:reuters.com,2026:1", STORM)
    _receive(ninjs, "tag:afp.com,2026:1", SHORTENED, headline="Port open", slugline="WEATHER")
    _receive(ninjs, "tag:reuters.com,2026:2", CHESS)

    first = Entry.objects.get(item__guid="tag:reuters.com,2026:1")
    assert _group("tag:afp.com,2026:1") == first.group == first.pk
    second = Entry.objects.get(item__guid="tag:reuters.com,2026:2")
    assert second.group == second.pk
    assert ItemVersion.objects.filter(minhash=None).count() == 0


def test_items_of_one_batch_are_grouped_as_those_that_come_alone(ninjs: Ninjs) -> None:
    texts = {"a": STORM, "b": CHESS, "c": SHORTENED}
    sendings = [
        Sending(ninjs(uri=guid, body_html=f"<p>{text}</p>"), guid) for guid, text in texts.items()
    ]
    receive_wires(sendings=sendings, by=None)
    assert _group("a") == _group("c") != _group("b")


def test_scripts_without_spaces_are_grouped(ninjs: Ninjs) -> None:
    text = "部长们星期一在北京宣布，选举将于明年春天举行。反对党要求提前一个月投票。"
    _receive(ninjs, "a", text, language="zh")
    _receive(ninjs, "b", "快讯：" + text[:-6], language="zh")
    _receive(
        ninjs,
        "c",
        "渔民们昨天在湖里发现了一条重达两百公斤的鱼，村里举行了庆祝活动。",
        language="zh",
    )
    assert _group("a") == _group("b") != _group("c")


FORM = (
    "The company, based in {0}, said on Monday that it had a profit of {1} million dollars in its "
    "fourth quarter. On a per-share basis it had a profit of {1} cents. The results exceeded the "
    "expectations of analysts, whose average estimate was for earnings of a few cents per share. "
    "For the year it reported a profit of {1} million dollars. Its shares have fallen since the "
    "beginning of the year, while the index of all shares has climbed."
)


def test_texts_of_one_form_are_not_of_one_event(ninjs: Ninjs) -> None:
    _receive(ninjs, "a", FORM.format("Harbour City", 12), headline="Northwind beats expectations")
    _receive(ninjs, "b", FORM.format("Lakeside", 14), headline="Southlake tops expectations")
    _receive(ninjs, "c", FORM.format("Lakeside", 14), headline="UPDATE 1-Southlake tops forecasts")
    assert _group("a") != _group("b") == _group("c")


def test_another_agencys_headline_need_not_be_alike(ninjs: Ninjs) -> None:
    one, other = "Harbour opens in Lakeside", "Storm over: ships sail from Lakeside"
    _receive(ninjs, "tag:reuters.com,2026:1", STORM, headline=one)
    _receive(ninjs, "tag:afp.com,2026:1", SHORTENED, headline=other)
    assert _group("tag:reuters.com,2026:1") == _group("tag:afp.com,2026:1")


def test_serbian_in_two_alphabets_is_one_text(ninjs: Ninjs) -> None:
    cyrillic = (
        "Министри су у понедељак рекли да ће избори бити одржани на пролеће следеће године. "
        "Опозиција тражи да гласање буде месец дана раније, а влада каже да је то немогуће."
    )
    latin = (
        "Ministri su u ponedeljak rekli da će izbori biti održani na proleće sledeće godine. "
        "Opozicija traži da glasanje bude mesec dana ranije, a vlada kaže da je to nemoguće."
    )
    _receive(ninjs, "a", cyrillic, headline="Избори", language="sr-Cyrl")
    _receive(ninjs, "b", latin, headline="Izbori", language="sr-Latn")
    assert _group("a") == _group("b")


def test_an_item_keeps_its_group_whatever_its_next_version_says(ninjs: Ninjs) -> None:
    _receive(ninjs, "a", STORM)
    _receive(ninjs, "b", SHORTENED)
    _receive(ninjs, "b", CHESS, version="2")
    assert _group("b") == _group("a")
    _receive(ninjs, "c", CHESS)
    assert _group("c") == _group("a")


def test_the_same_text_days_later_is_another_event(ninjs: Ninjs) -> None:
    _receive(ninjs, "a", STORM)
    Likeness.objects.update(received=timezone.now() - timedelta(hours=73))
    _receive(ninjs, "b", STORM)
    assert _group("b") != _group("a")
    assert Likeness.objects.count() == 1


def test_a_group_is_listed_newest_first_and_counted_for_a_page(ninjs: Ninjs) -> None:
    for guid, text in (("a", STORM), ("b", SHORTENED), ("c", CHESS)):
        _receive(ninjs, guid, text)
    first, second, alone = (Entry.objects.get(item__guid=guid) for guid in "abc")

    assert group_of(second.pk) == group_of(first.pk) == [second, first]
    assert group_of(alone.pk) == [alone]
    assert group_sizes([first, second, alone]) == {first.group: 2}
    assert group_sizes([]) == {}


def test_what_may_not_be_seen_is_neither_listed_nor_counted(ninjs: Ninjs) -> None:
    _receive(ninjs, "a", STORM)
    _receive(ninjs, "b", SHORTENED, embargoed="2999-01-01T00:00:00Z")
    first = Entry.objects.get(item__guid="a")
    assert group_of(first.pk) == [first]
    assert group_sizes([first]) == {}
    editor = Wanted(sees_embargoed=True)
    assert len(group_of(first.pk, editor)) == 2
    assert group_sizes([first], editor) == {first.group: 2}
