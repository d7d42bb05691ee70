"""Twenty people in one article over two web processes; an article with a year behind it.

The clock starts when a keystroke is sent and stops when another browser's socket has its frame: the
real web server, PostgreSQL and NOTIFY lie between. What opening costs is measured in this process,
where it is done, without the socket.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from bench.figures import Context, Figure, at_least, at_most, percentile
from bench.newsroom import open_newsroom
from bench.webs import Web, web_processes

if TYPE_CHECKING:
    from dateline.accounts.models import User
    from dateline.stories.models import Article, Revision

NAME: Final = "coediting"
DESCRIPTION: Final = (
    "a keystroke of one shown to the others (--people N --seconds N --rate strokes a second),"
    " and an article with a long history (--paragraphs N --updates N --revisions N)"
)
_WORDS: Final = (
    "Ferries stay in port as the wind turns north and the harbour office counts what the night "
    "has left on the quays, three cranes among it, and one boat that nobody owns any more. "
)


def run(context: Context) -> Sequence[Figure]:
    """Type, then open what has a past."""
    open_newsroom()
    people = [_person(number) for number in range(context.size("people", 20))]
    article = _article(people[0], context.size("paragraphs", 100))
    with web_processes(2) as webs:
        sessions = [_session(person) for person in people]
        typed = asyncio.run(_type_together(article.pk, webs, sessions, context))
    return [*typed, *_past(article, people, context)]


def _person(number: int) -> User:
    from dateline.accounts.actions import create_user, give_role
    from dateline.accounts.models import Role

    made = create_user(
        email=f"p{number}@example.com", name=f"Journalist {number}", password=None, by=None
    )
    give_role(user=made, role=Role.REPORTER, service="en", by=None)
    return made


def _session(person: User) -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _article(by: User, paragraphs: int) -> Article:
    from dateline.ground.ids import new_id
    from dateline.ground.richtext import from_plain
    from dateline.languages.models import Service
    from dateline.stories.actions import create_article, create_story, save_article
    from dateline.stories.blocks import Paragraph
    from dateline.stories.drafts import ArticleDraft, BlockDraft

    story = create_story(slugline="Ferries", by=by)
    article = create_article(story=story, service=Service.objects.get(code="en"), by=by)
    blocks = tuple(
        BlockDraft(id=new_id(), content=Paragraph(text=from_plain(f"{number} {_WORDS * 2}")))
        for number in range(paragraphs)
    )
    save_article(
        article=article, draft=ArticleDraft(headline="Ferries", blocks=blocks), base=0, by=by
    )
    return article


async def _type_together(
    article: UUID, webs: Sequence[Web], sessions: Sequence[str], context: Context
) -> list[Figure]:
    from bench.typists import Typist

    rate, seconds = context.size("rate", 4), context.size("seconds", 20)
    sent: dict[bytes, float] = {}
    typists = [
        await Typist.connected(webs[number % len(webs)].port, article, session, sent)
        for number, session in enumerate(sessions)
    ]
    await asyncio.gather(*(one.type(rate, 3) for one in typists))
    await asyncio.gather(*(one.quiet() for one in typists))
    for one in typists:
        one.took.clear()
        one.acknowledged.clear()
    before = sum(one.count for one in typists)
    used = sum(web.processor_time() for web in webs)
    await asyncio.gather(*(one.type(rate, seconds) for one in typists))
    strokes = sum(one.count for one in typists) - before
    await asyncio.gather(*(one.quiet() for one in typists))
    used = sum(web.processor_time() for web in webs) - used
    took = [1000 * each for one in typists for each in one.took]
    acknowledged = [1000 * each for one in typists for each in one.acknowledged]
    shown = 100 * len(took) / (strokes * (len(typists) - 1))
    for one in typists:
        await one.close()
    return [
        Figure("keystrokes a second, all together", strokes / seconds, ""),
        Figure("shown to another, half within", percentile(took, 0.5), "ms"),
        at_most("shown to another, 99 of 100 within", percentile(took, 0.99), "ms", 100),
        Figure("acknowledged, 99 of 100 within", percentile(acknowledged, 0.99), "ms"),
        Figure("processor of the web servers, a keystroke", 1000 * used / strokes, "ms"),
        at_least("keystrokes that all others got", shown, "%", 100),
    ]


def _past(article: Article, people: Sequence[User], context: Context) -> list[Figure]:
    """Give the article a year of updates and revisions, and open it."""
    updates, revisions = context.size("updates", 20_000), context.size("revisions", 800)
    _write_updates(article, people, updates)
    _write_revisions(article, revisions)
    return [*_opened(article), _memory(article)]


def _write_updates(article: Article, people: Sequence[User], count: int) -> None:
    """Type words here and there, with the folding that checkpoints do on their way."""
    from pycrdt import XmlElement, XmlText

    from dateline.stories.actions import catch_up
    from dateline.stories.coediting.log import Update, append, change_by, load
    from dateline.stories.coediting.structure import roots_of
    from dateline.stories.models import Document

    chance = random.Random(1)
    loaded = load(Document.objects.get(pk=article.pk))
    body, last = roots_of(loaded.doc).body, loaded.last

    def stroke() -> None:
        element = body.children[chance.randrange(len(body.children))]
        text = element.children[0] if isinstance(element, XmlElement) else None
        if not isinstance(text, XmlText):
            return
        place = chance.randrange(len(text))
        if chance.random() < 0.4:
            del text[place : min(place + 3, len(text))]
        else:
            text.insert(place, chance.choice(["a ", "new ", "word "]))

    waiting: list[Update] = []
    for number in range(1, count + 1):
        data = change_by(loaded.doc, stroke)
        waiting += [Update(data, people[number % len(people)].pk)] if data else []
        if number % 500 == 0 or number == count:
            _, last = append(article=article.pk, updates=waiting, after=last)
            waiting = []
            catch_up(article=article)


def _write_revisions(article: Article, count: int) -> None:
    from dateline.stories.models import Revision
    from dateline.stories.queries import latest_revision

    present = latest_revision(article)
    assert present is not None
    first = present.number + 1

    def copy(number: int) -> Revision:
        return Revision(article=article, number=number, data=present.data, sha256=f"{number:064x}")

    Revision.objects.bulk_create(copy(number) for number in range(first, first + count))
    article.revision_number = first + count - 1
    article.save(update_fields=["revision_number"])


def _opened(article: Article) -> list[Figure]:
    from dateline.stories.actions import begin_document, catch_up
    from dateline.stories.coediting.log import load
    from dateline.stories.coediting.reading import read_document
    from dateline.web.live.coediting.copy import Copy

    took, read = [], []
    for _ in range(20):
        began = time.perf_counter()
        catch_up(article=article)
        copy = Copy(load(begin_document(article=article.pk)).doc)
        sent = copy.doc.get_update()
        took.append(1000 * (time.perf_counter() - began))
        began = time.perf_counter()
        read_document(copy.doc, article=article.pk)
        read.append(1000 * (time.perf_counter() - began))
    return [
        Figure("sent to who opens it", len(sent) / 1000, "kB"),
        Figure("opened on the server, half within", percentile(took, 0.5), "ms"),
        at_most("opened on the server, all within", max(took), "ms", 300),
        Figure("read into an article, half within", percentile(read, 0.5), "ms"),
    ]


def _memory(article: Article) -> Figure:
    """Return what one more open document takes, of fifty."""
    from dateline.stories.actions import begin_document
    from dateline.stories.coediting.log import load

    document = begin_document(article=article.pk)
    with _grown() as grown:
        kept = [load(document) for _ in range(50)]
    return Figure("memory a document open", grown[0] / len(kept) / 1e6, "MB")


@contextmanager
def _grown() -> Iterator[list[float]]:
    before = _resident()
    grown: list[float] = []
    yield grown
    grown.append(_resident() - before)


def _resident() -> float:
    pages: Any = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
