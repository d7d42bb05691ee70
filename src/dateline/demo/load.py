"""Fills the sample newsroom, through the actions that everybody uses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from dateline.accounts.models import User
from dateline.alerts.actions import raise_alert
from dateline.alerts.models import Alert
from dateline.demo.clock import clock_at
from dateline.demo.content import ORIGINAL, SampleStory, sample_stories, wire_files
from dateline.demo.drafts import article_draft
from dateline.demo.drawings import load_drawing
from dateline.demo.newsroom import sample_newsroom
from dateline.demo.people import SampleSignIn, load_people, somebody
from dateline.languages.actions import load_services
from dateline.languages.models import Service
from dateline.media.models import Picture
from dateline.publishing.actions import publish_article
from dateline.stories.actions import (
    create_article,
    create_section,
    create_story,
    create_topic,
    save_article,
)
from dateline.stories.drafts import ArticleDraft, draft_of
from dateline.stories.genres import is_live
from dateline.stories.models import Article, State, Story
from dateline.stories.queries import latest_revision
from dateline.wires.actions import receive_wire
from dateline.wires.models import ItemVersion

# How long after the English article each further language follows.
_TRANSLATING: Final = timedelta(minutes=25)
# How long after one entry of a live report the next follows.
_ENTRY: Final = timedelta(minutes=40)


@dataclass
class _Newsroom:
    """What the sample has so far, at hand for what is still to come."""

    services: dict[str, Service]
    wires: dict[str, ItemVersion]
    stories: dict[str, Story] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)

    def story_ids(self) -> dict[str, UUID]:
        return {name: story.pk for name, story in self.stories.items()}


def load_demo() -> list[SampleSignIn]:
    """Fill the sample newsroom; what of it is here already stays as it is.

    Effects: services, sections, topics, people, wires, pictures with their texts, stories in
    eight services, all of them published, and one alert a service.

    Returns:
        The sign-ins that were made now, with their passwords, which are kept nowhere else.
    """
    load_services(by=None)
    sign_ins = load_people()
    newsroom = _Newsroom(_services(), _load_wires())
    _load_shelves(newsroom.services)
    for story in sample_stories():
        newsroom.stories[story.name] = _load_story(story)
        newsroom.pictures[story.name] = _load_picture(story, newsroom.services)
    for at, story, code, blocks in _programme():
        with clock_at(at), transaction.atomic():
            _load_article(newsroom, story, code, blocks)
    _load_alerts(newsroom)
    return sign_ins


def _services() -> dict[str, Service]:
    codes = sample_newsroom().services
    found = {service.code: service for service in Service.objects.filter(code__in=codes)}
    return {code: found[code] for code in codes}


def _load_wires() -> dict[str, ItemVersion]:
    stored = {}
    for name, path in wire_files().items():
        raw, _ = receive_wire(data=path.read_bytes(), name=path.name, by=None)
        stored[name] = ItemVersion.objects.get(raw=raw)
    return stored


def _load_shelves(services: dict[str, Service]) -> None:
    newsroom = sample_newsroom()
    for code, service in services.items():
        for position, (slug, names) in enumerate(newsroom.sections.items()):
            create_section(service=service, slug=slug, name=names[code], position=position, by=None)
        for slug, topic in newsroom.topics.items():
            create_topic(
                service=service, slug=slug, name=topic.names[code], medtop=topic.medtop, by=None
            )


def _load_story(story: SampleStory) -> Story:
    here = Story.objects.filter(slugline=story.slugline).first()
    return here or create_story(slugline=story.slugline, by=somebody(story.writers[0]))


def _load_picture(story: SampleStory, services: dict[str, Service]) -> Picture:
    tags = {code: service.language_tag for code, service in services.items()}
    return load_drawing(story, tags, by=somebody(story.writers[0]))


def _programme() -> list[tuple[datetime, SampleStory, str, int]]:
    """Return what is published when: each story in its languages, all in the order of time.

    A live report is published again with each of its entries; the last number says how many blocks
    readers then have.
    """
    return sorted(
        (
            (story.published + _TRANSLATING * place + _ENTRY * step, story, code, blocks)
            for story in sample_stories()
            for place, code in enumerate(story.articles)
            for step, blocks in enumerate(_steps(story, code))
        ),
        key=lambda entry: entry[0],
    )


def _steps(story: SampleStory, code: str) -> list[int]:
    blocks = story.articles[code].blocks
    headings = [place for place, block in enumerate(blocks) if block.kind == "heading"]
    return [*(headings[1:] if is_live(story.genre) else []), len(blocks)]


def _load_article(newsroom: _Newsroom, story: SampleStory, code: str, blocks: int) -> None:
    service = newsroom.services[code]
    article = Article.objects.filter(story=newsroom.stories[story.name], service=service).first()
    writers = _writers(story, code)
    if article is None:
        article = create_article(story=newsroom.stories[story.name], service=service, by=writers[0])
    present = latest_revision(article)
    known = draft_of(present.snapshot).blocks if present else ()
    if len(known) < blocks:
        draft = _draft(newsroom, story, code, blocks)
        whole = (*known, *draft.blocks[len(known) :])
        _write(article, draft.model_copy(update={"blocks": whole}), len(known), writers)
    revision = latest_revision(article)
    is_new = article.state == State.DRAFT or revision != present
    if is_new and revision is not None:
        publish_article(article=article, revision=revision, by=_publisher(code))


def _draft(newsroom: _Newsroom, story: SampleStory, code: str, blocks: int) -> ArticleDraft:
    article = story.articles[code]
    return article_draft(
        story,
        replace(article, blocks=article.blocks[:blocks]),
        pictures={name: picture.pk for name, picture in newsroom.pictures.items()},
        wires=newsroom.wires,
        stories=newsroom.story_ids(),
        originals=() if code == ORIGINAL else _original(newsroom, story).blocks,
    )


def _original(newsroom: _Newsroom, story: SampleStory) -> ArticleDraft:
    article = Article.objects.get(story=newsroom.stories[story.name], service_id=ORIGINAL)
    revision = latest_revision(article)
    return draft_of(revision.snapshot) if revision else ArticleDraft()


def _write(article: Article, draft: ArticleDraft, known: int, writers: list[User]) -> None:
    """Save what is new in as many steps as it has writers: each adds the next part of it."""
    new = len(draft.blocks) - known
    for number, writer in enumerate(writers, start=1):
        written = draft.blocks[: known + new * number // len(writers)]
        part = draft.model_copy(update={"blocks": written})
        save_article(article=article, draft=part, base=article.revision_number, by=writer)


def _writers(story: SampleStory, code: str) -> list[User]:
    if code == ORIGINAL:
        return [somebody(key) for key in story.writers]
    return [somebody(_desk(code))]


def _desk(code: str) -> str:
    people = sample_newsroom().people
    return next(person.key for person in people if person.desk and person.service == code)


def _publisher(code: str) -> User:
    """Return the editor of the service, or whoever administers all of them."""
    people = sample_newsroom().people
    editors = [one.key for one in people if one.role == "editor" and one.service == code]
    everywhere = [one.key for one in people if one.role == "administrator"]
    return somebody((editors + everywhere)[0])


def _load_alerts(newsroom: _Newsroom) -> None:
    for story in sample_stories():
        for code in story.articles if story.breaking else ():
            article = Article.objects.get(
                story=newsroom.stories[story.name], service=newsroom.services[code]
            )
            if not Alert.objects.filter(article=article).exists():
                raise_alert(
                    service=newsroom.services[code],
                    headline=story.articles[code].short,
                    article=article,
                    by=_publisher(code),
                )
