"""Several browsers in one article, over real sockets to real web processes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.backends.db import SessionStore
from pycrdt import Doc, Text, XmlElement, XmlText

from dateline.accounts.models import Role, User
from dateline.stories.actions import save_article, set_state
from dateline.stories.blocks import words
from dateline.stories.coediting.structure import MOST_DOCUMENT_BYTES, MOST_UPDATE_BYTES
from dateline.stories.comments.actions import add_comment
from dateline.stories.drafts import draft_of
from dateline.stories.models import Article, Attendance, DocumentUpdate, State
from dateline.web.live.coediting.protocol import Kind, frame

from .browser import Browser
from .conftest import Web, person, signed_in

pytestmark = pytest.mark.anyio
Opened = Callable[[Web, User], Browser]


async def test_two_people_see_what_the_other_types(
    web: Web, browser: Opened, ruth: User, tomas: User
) -> None:
    one = await (await sync_to_async(browser)(web, ruth)).open()
    two = await (await sync_to_async(browser)(web, tomas)).open()
    await one.ready()
    await two.ready()
    assert one.words() == ["One.", "Two.", "Three."]
    assert one.hello["may_write"] is True
    assert one.hello["revision"] == 1
    await one.type(0, "Ruth: ")
    await two.type(2, "Tomas: ")
    await one.until(lambda: one.words() == ["Ruth: One.", "Two.", "Tomas: Three."])
    await two.until(lambda: two.words() == one.words())
    await one.ready()
    assert await DocumentUpdate.objects.acount() == 2
    await one.close()
    await two.close()


async def test_two_processes_share_a_document_and_the_people_in_it(
    webs: list[Web], browser: Opened, ruth: User, tomas: User
) -> None:
    one = await (await sync_to_async(browser)(webs[0], ruth)).open()
    two = await (await sync_to_async(browser)(webs[1], tomas)).open()
    await one.ready()
    await two.ready()
    await one.until(lambda: [p["person"]["name"] for p in one.presence.values()] == ["Tomas"])
    await two.until(lambda: [p["person"]["name"] for p in two.presence.values()] == ["Ruth"])
    await asyncio.gather(one.type(0, "Ruth: "), two.type(0, "Tomas: "))
    await one.until(lambda: len(one.words()[0]) == len("Ruth: Tomas: One."))
    await two.until(lambda: two.words() == one.words())
    await two.send(frame(Kind.PRESENCE, b'{"cursor": {"anchor": 1, "head": 2}, "place": "text"}'))
    await one.until(lambda: any(p["cursor"] for p in one.presence.values()))
    await two.close()
    await one.until(lambda: not one.presence)
    await one.close()


async def test_saving_makes_a_revision_of_all_that_was_acknowledged(
    web: Web, browser: Opened, article: Article, ruth: User
) -> None:
    one = await (await sync_to_async(browser)(web, ruth)).open()
    await one.ready()
    await one.type(0, "Ruth: ")
    await one.send(frame(Kind.SAVE))
    await one.until(lambda: {"kind": "checkpoint", "revision": 2} in one.notices)
    revision = await article.revisions.aget(number=2)
    assert words(revision.snapshot.blocks[0].content) == "Ruth: One."
    await one.close()


async def test_a_form_saved_elsewhere_is_seen_in_open_editors(
    web: Web, browser: Opened, article: Article, ruth: User
) -> None:
    one = await (await sync_to_async(browser)(web, ruth)).open()
    await one.ready()

    def save() -> None:
        draft = draft_of(article.revisions.get(number=1).snapshot)
        blocks = (draft.blocks[1], draft.blocks[0], draft.blocks[2])
        moved = draft.model_copy(update={"blocks": blocks, "headline": "Ministers met"})
        save_article(article=article, draft=moved, base=1, by=ruth)

    await sync_to_async(save)()
    await one.until(lambda: one.words() == ["Two.", "One.", "Three."])
    await one.until(lambda: str(one.roots.lines["headline"]) == "Ministers met")
    await one.close()


async def test_who_may_only_read_cannot_write(
    web: Web, browser: Opened, article: Article, ruth: User
) -> None:
    reader = await sync_to_async(person)("Shirin", "fa", Role.EDITOR)
    one = await (await sync_to_async(browser)(web, reader)).open()
    await one.ready()
    assert one.hello["may_write"] is False
    assert one.words() == ["One.", "Two.", "Three."]
    await one.type(0, "Mine: ")
    await one.until(lambda: one.code is not None)
    assert (one.code, one.error["code"]) == (4403, 4403)
    assert not await DocumentUpdate.objects.aexists()
    again = await (await sync_to_async(browser)(web, reader)).open()
    await again.ready()
    await again.send(frame(Kind.SAVE))
    await again.until(lambda: again.code is not None)
    assert again.code == 4403


def lonely_update() -> bytes:
    """Return an update that rests on another which is kept back."""
    doc: Doc[Any] = Doc()
    text = doc.get("headline", type=Text)
    text += "never sent"
    state = doc.get_state()
    text += " and more"
    return doc.get_update(state)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"", 4400),
        (b"\xff" * 20, 4400),
        (bytes([99]), 4400),
        (bytes([Kind.ACK, 1]), 4400),
        (bytes([Kind.UPDATE, 1]) + b"garbage", 4400),
        (bytes([Kind.UPDATE, 0]) + Doc().get_update(), 4400),
        (bytes([Kind.UPDATE, 1]) + lonely_update(), 4400),
        (bytes([Kind.STATE]) + b"\xff\xff", 4400),
        (bytes([Kind.PRESENCE]) + b"[1]", 4400),
        (bytes([Kind.PRESENCE]) + b'{"cursor": {"anchor": "' + b"a" * 3000 + b'"}}', 4400),
        (bytes([Kind.UPDATE, 1]) + bytes(9 * 2**20), 4413),
        ("words", 4400),
    ],
    ids=[
        "empty",
        "no-number",
        "no-kind",
        "no-message-of-ours",
        "garbage",
        "not-counted",
        "rests-on-nothing",
        "no-state",
        "no-object",
        "no-cursor",
        "too-large",
        "words",
    ],
)
async def test_what_is_no_message_closes_the_socket_and_is_not_kept(
    web: Web, browser: Opened, ruth: User, message: bytes | str, code: int
) -> None:
    one = await (await sync_to_async(browser)(web, ruth)).open()
    await one.ready()
    await one.send(message)
    await one.until(lambda: one.code is not None)
    assert (one.code, one.error["code"]) == (code, code)
    assert one.error["message"]
    assert not await DocumentUpdate.objects.aexists()
    again = await (await sync_to_async(browser)(web, ruth)).open()
    await again.ready()
    assert again.words() == ["One.", "Two.", "Three."]
    await again.close()


async def test_a_document_that_would_be_too_large_is_refused_and_nothing_of_others_is_lost(
    web: Web, browser: Opened, ruth: User, tomas: User
) -> None:
    one = await (await sync_to_async(browser)(web, ruth)).open()
    two = await (await sync_to_async(browser)(web, tomas)).open()
    await one.ready()
    await two.ready()
    part = MOST_UPDATE_BYTES - 1_000
    for _ in range(MOST_DOCUMENT_BYTES // part):
        await one.type(0, "x" * part)
        await one.ready()
    await two.type(2, "Tomas: ")
    await two.ready()
    await one.type(0, "y" * part)
    await one.until(lambda: one.code is not None, 120)
    assert (one.code, one.error["code"]) == (4413, 4413)
    again = await (await sync_to_async(browser)(web, tomas)).open()
    await again.until(lambda: again.synced, 120)
    assert again.words()[1:] == ["Two.", "Tomas: Three."]
    assert "y" not in again.words()[0]
    assert len(again.words()[0]) == MOST_DOCUMENT_BYTES // part * part + len("One.")
    await again.close()
    await two.close()


async def test_what_goes_wrong_is_told_in_the_language_of_who_is_told(
    web: Web, browser: Opened, ruth: User
) -> None:
    await User.objects.filter(pk=ruth.pk).aupdate(ui_language="fa")
    one = await (await sync_to_async(browser)(web, ruth)).open()
    await one.ready()
    await one.send(bytes([Kind.UPDATE, 1]) + bytes(9 * 2**20))
    await one.until(lambda: one.code is not None)
    assert one.error["message"] == "یک‌باره بیش از اندازه است. آن را تکه‌تکه بچسبانید."


async def test_a_document_that_no_article_can_have_is_told_in_the_language_of_who_wrote_it(
    web: Web, browser: Opened, ruth: User
) -> None:
    await User.objects.filter(pk=ruth.pk).aupdate(ui_language="fa")
    one = await (await sync_to_async(browser)(web, ruth)).open()
    await one.ready()

    def add() -> None:
        strange = one.roots.body.children.append(XmlElement("blink"))
        strange.attributes["id"] = str(uuid4())
        strange.children.append(XmlText("Words."))

    await one.edit(add)
    await one.ready()
    await one.send(frame(Kind.SAVE))
    told = "«blink» هیچ نوع بلوکی نیست: واژه‌هایش اکنون یک بند است."
    await one.until(lambda: {"kind": "problem", "message": told} in one.notices)
    await one.close()


async def test_a_sign_in_that_ends_closes_the_socket_and_keeps_what_came_before(
    web: Web, browser: Opened, article: Article, ruth: User
) -> None:
    one = await (await sync_to_async(browser)(web, ruth)).open()
    await one.ready()
    await one.type(0, "Ruth: ")
    await one.ready()
    await sync_to_async(SessionStore(one.session).delete)()
    await one.until(lambda: one.code is not None)
    assert one.code == 4401
    assert await DocumentUpdate.objects.acount() == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [({"schema": "0"}, 4409), ({"origin": "https://elsewhere.example"}, 4403)],
)
async def test_pages_of_others_or_of_another_version_are_sent_away(
    web: Web, browser: Opened, ruth: User, options: dict[str, str], code: int
) -> None:
    one = await (await sync_to_async(browser)(web, ruth)).open(**options)
    await one.until(lambda: one.code is not None)
    assert one.code == code


async def test_nobody_comes_in_without_a_sign_in_or_to_no_article(
    web: Web, article: Article, ruth: User
) -> None:
    nobody = await Browser(web.socket(article.pk), "nonsense").open()
    await nobody.until(lambda: nobody.code is not None)
    assert nobody.code == 4401
    session = await sync_to_async(signed_in)(ruth)
    nowhere = await Browser(web.socket(ruth.pk), session).open()
    await nowhere.until(lambda: nowhere.code is not None)
    assert nowhere.code == 4404


async def test_two_tabs_of_one_person_are_two_and_who_is_inside_is_known(
    web: Web, browser: Opened, article: Article, ruth: User
) -> None:
    tabs = [await (await sync_to_async(browser)(web, ruth)).open() for _ in range(2)]
    for tab in tabs:
        await tab.ready()
    await tabs[0].type(0, "Ruth: ")
    await tabs[1].until(lambda: tabs[1].words()[0] == "Ruth: One.")
    assert await Attendance.objects.filter(article=article, person=ruth).acount() == 2
    for tab in tabs:
        await tab.close()


async def test_open_editors_hear_of_the_state_and_of_comments(
    web: Web, browser: Opened, article: Article, ruth: User
) -> None:
    one = await (await sync_to_async(browser)(web, ruth)).open()
    await one.ready()

    def act() -> None:
        set_state(article=article, state=State.IN_REVIEW, by=ruth)
        add_comment(article=article, key=uuid4(), block=None, quoted="", text="Why?", by=ruth)

    await sync_to_async(act)()
    await one.until(lambda: {"kind": "state", "state": "in-review"} in one.notices)
    await one.until(lambda: {"kind": "comments"} in one.notices)
    await one.close()
