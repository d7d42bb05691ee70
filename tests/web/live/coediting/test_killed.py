"""Several browsers do at random whatever browsers do, while web processes are killed.

At the end all of them, and one that comes anew, have the same document; what was acknowledged is in
the log; what came from a wire still has its source. `DATELINE_COEDITING_ROUNDS` makes it longer:
each round kills one of two processes.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from asgiref.sync import sync_to_async
from pycrdt import XmlElement, XmlText

from dateline.accounts.models import User
from dateline.stories.actions import catch_up
from dateline.stories.blocks import words
from dateline.stories.coediting.edges import by_block, read_edges
from dateline.stories.coediting.log import load
from dateline.stories.coediting.structure import roots_of
from dateline.stories.models import Article, Document
from dateline.stories.queries import latest_revision
from dateline.wires.models import Item, ItemVersion, Provider, RawFile

from .browser import Browser
from .conftest import Web, signed_in

pytestmark = [pytest.mark.anyio, pytest.mark.long, pytest.mark.timeout(3600)]
ROUNDS = int(os.environ.get("DATELINE_COEDITING_ROUNDS", "2"))
BROWSERS = 4
STEPS = 25
WIRE_WORDS = re.compile(r"<(\d+)>")


class Journalist(Browser):
    """A browser in which somebody splits, joins, moves, deletes and takes paragraphs."""

    def __init__(self, url: str, session: str, wire: UUID, chance: random.Random) -> None:
        super().__init__(url, session)
        self._wire, self._chance = wire, chance

    async def step(self) -> None:
        """Do something that there is something to do it with."""
        if not len(self):
            return
        deeds = [self._type] * 6 + [self._take] * 2
        deeds += [self._split, self._join, self._move, self._delete, self._declare, self._erase]
        deed = self._chance.choice(deeds)
        await self.edit(lambda: deed(self._chance.randrange(len(self))))

    def _type(self, place: int) -> None:
        text = self.text(place)
        text.insert(self._chance.choice([0, len(text)]), self._chance.choice("abcdé "))

    def _erase(self, place: int) -> None:
        """Erase the last letter, if it is one that somebody typed after all words of wires."""
        text = self.text(place)
        if str(text).isascii() and str(text)[-1:].isalpha():
            del text[len(text) - 1 : len(text)]

    def _take(self, place: int) -> None:
        number = self._chance.randint(1, 9)
        source = {"kind": "wire", "item_version": str(self._wire), "paragraph": number}
        self._new(place, f"<{number}>", orjson.dumps([source]).decode())

    def _new(self, place: int, text: str, sources: str) -> None:
        element = self.roots.body.children.insert(place, XmlElement("paragraph"))
        element.attributes["id"] = str(uuid4())
        element.attributes["sources"] = sources
        element.attributes["absorbed"] = "[]"
        element.children.append(XmlText(text))

    def _split(self, place: int) -> None:
        text = self.text(place)
        whole = str(text)
        cuts = [0, *(match.end() for match in WIRE_WORDS.finditer(whole))]
        cut = len(whole[: self._chance.choice(cuts)].encode())
        tail = whole.encode()[cut:].decode()
        sources = orjson.dumps([_json(key, one) for key, one in self._edges(place).items()])
        if tail:
            del text[cut : len(text)]
        self._new(place + 1, tail, sources.decode())

    def _join(self, place: int) -> None:
        if place + 1 == len(self):
            return
        block = self.element(place).attributes["id"]
        for key, source in self._edges(place + 1).items():
            self.roots.edges[f"{block}/{key}"] = orjson.dumps(_json(key, source)).decode()
        text = self.text(place)
        text.insert(len(text), self._all_words(place + 1))
        del self.roots.body.children[place + 1]

    def _move(self, place: int) -> None:
        element = self.element(place)
        attributes = {name: element.attributes[name] for name in ("id", "sources", "absorbed")}
        text = self._all_words(place)
        del self.roots.body.children[place]
        target = self._chance.randint(0, len(self))
        copy = self.roots.body.children.insert(target, XmlElement("paragraph"))
        for name, value in attributes.items():
            copy.attributes[name] = value
        copy.children.append(XmlText(text))

    def _delete(self, place: int) -> None:
        if len(self) > 3:
            del self.roots.body.children[place]

    def _declare(self, place: int) -> None:
        name = f"{self.element(place).attributes['id']}/own:{self._chance.randint(1, 2)}"
        source = orjson.dumps({"kind": "own", "note": "Call"}).decode()
        self.roots.edges[name] = "" if self.roots.edges.get(name) else source

    def _edges(self, place: int) -> dict[str, Any]:
        attributes = self.element(place).attributes
        absorbed = orjson.loads(attributes.get("absorbed") or "[]")
        entries = by_block(self.roots.edges.to_py() or {})
        return read_edges(attributes.get("sources"), attributes["id"], absorbed, entries, [])

    def _all_words(self, place: int) -> str:
        return "".join(map(str, self.element(place).children))

    def whole(self) -> list[tuple[Any, ...]]:
        """Return all of the document, so that two can be compared."""
        return told(self.doc)


def _json(key: str, source: Any) -> dict[str, Any]:
    return {**source.model_dump(mode="json", exclude_defaults=True), "key": key}


def told(doc: Any) -> list[tuple[Any, ...]]:
    roots = roots_of(doc)
    blocks = [
        (child.tag, sorted(iter(child.attributes)), "".join(map(str, child.children)))
        for child in roots.body.children
    ]
    return [*blocks, ("edges", sorted((roots.edges.to_py() or {}).items()))]


@pytest.fixture
def wire(article: Article) -> ItemVersion:
    agency = Provider.objects.create(code="ap", name="AP")
    raw = RawFile.objects.create(sha256="0" * 64, size=1)
    return ItemVersion.objects.create(
        item=Item.objects.create(provider=agency, guid="tag:ap:1"),
        raw=raw,
        content_hash="0" * 64,
        format="ninjs",
        language="en",
        headline="What AP says",
        paragraphs=[
            {"kind": "paragraph", "runs": [{"text": f"<{number}>"}]} for number in range(1, 10)
        ],
        received=article.created,
    )


async def open_again(one: Journalist, web: Web) -> None:
    """Connect to a process, now or when it is back."""
    while True:
        one.url = web.socket(one.url.rstrip("/").rpartition("/")[2])
        with suppress(OSError, Exception):
            await one.open()
            await one.until(lambda: one.synced or one.code is not None, 30)
        if one.synced:
            return
        await one.close()
        await asyncio.sleep(0.1)


async def at_work(one: Journalist, webs: list[Web], chance: random.Random) -> None:
    for _ in range(STEPS):
        if not one.synced and chance.random() < 0.3:
            await one.close()
            await open_again(one, chance.choice(webs))
        elif one.synced and chance.random() < 0.05:
            await one.close()
        await one.step()
        await asyncio.sleep(chance.random() * 0.02)


async def test_nothing_acknowledged_is_lost_when_processes_are_killed(
    webs: list[Web], article: Article, wire: ItemVersion, ruth: User, tomas: User
) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")  # noqa: T201  (shown when it fails)
    chance = random.Random(seed)
    sessions = [await sync_to_async(signed_in)(user) for user in (ruth, tomas)] * 2
    people = [
        Journalist(webs[0].socket(article.pk), session, wire.pk, chance)
        for session in sessions[:BROWSERS]
    ]
    for one in people:
        await open_again(one, chance.choice(webs))
    for _ in range(ROUNDS):
        victim = chance.choice(webs)
        work = [asyncio.create_task(at_work(one, webs, chance)) for one in people]
        await asyncio.sleep(chance.random() * 0.3)
        victim.kill()
        victim.start()
        await asyncio.to_thread(victim.wait)
        await asyncio.gather(*work)
    for one in people:
        if not one.synced:
            await one.close()
            await open_again(one, chance.choice(webs))
        await one.ready()
    fresh = Journalist(webs[1].socket(article.pk), sessions[0], wire.pk, chance)
    await open_again(fresh, webs[1])
    everybody = [*people, fresh]
    await asyncio.gather(
        *(one.until(lambda one=one: one.whole() == people[0].whole()) for one in everybody)
    )
    await check_log(article, people)
    await check_sources(article, wire)
    for one in everybody:
        await one.close()


async def check_log(article: Article, people: list[Journalist]) -> None:
    """Everything acknowledged is in the log, and the log holds what all have."""
    document = await Document.objects.aget(pk=article.pk)
    doc = (await sync_to_async(load)(document)).doc
    assert told(doc) == people[0].whole()
    before = doc.get_state()
    acknowledged = [update for one in people for update in one.acknowledged]
    assert acknowledged
    for update in acknowledged:
        doc.apply_update(update)
    assert doc.get_state() == before
    assert told(doc) == people[0].whole()


async def check_sources(article: Article, wire: ItemVersion) -> None:
    """Words of a paragraph of the wire stand in blocks that name it; ids are each once."""

    def saved() -> Any:
        catch_up(article=article)
        revision = latest_revision(article)
        assert revision
        return revision.snapshot.blocks

    blocks = await sync_to_async(saved)()
    assert len({block.id for block in blocks}) == len(blocks)
    for block in blocks:
        named = {source.paragraph for source in block.sources if source.item_version == wire.pk}
        assert {int(n) for n in WIRE_WORDS.findall(words(block.content))} <= named
