"""Stories, and their articles in each service."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from ninja import Router, Status

from dateline.accounts.errors import NotAllowed
from dateline.desk.embargoes import articles_under_embargo
from dateline.languages.models import Service
from dateline.stories.actions import create_article, create_story, start_story
from dateline.stories.errors import BadDraft
from dateline.stories.models import Article, Story
from dateline.stories.queries import recent_stories
from dateline.translation.actions import start_translation
from dateline.web.api.answers import answers
from dateline.web.api.finding import find_article, find_service, find_story, find_version
from dateline.web.api.paging import Cursor, Limit, next_address, page_by_time
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.articles import ArticleOut, StoryOut, StoryPage
from dateline.web.api.terms.writing import ArticleInService, StoryIn

router = Router(tags=["Stories"])


@router.get(
    "/stories", response=answers(StoryPage), operation_id="list_stories", summary="List stories"
)
def list_stories(request: SignedIn, cursor: Cursor = "", limit: Limit = 50) -> StoryPage:
    """Return the stories with their articles, newest first.

    A story is left out while an article of it rests on a wire under embargo.
    """
    demand_reading(request.auth)
    stories, place = page_by_time(recent_stories(), "created", cursor, limit)
    hidden = _hidden(stories)
    return StoryPage(
        stories=[StoryOut.of(one) for one in stories if not _articles_of(one) & hidden],
        next=next_address(request, place),
    )


@router.post(
    "/stories",
    response=answers(ArticleOut, status=201, problems=(404,)),
    operation_id="create_story",
    summary="Begin a story",
)
def begin_story(request: SignedIn, story: StoryIn) -> Status[ArticleOut]:
    """Begin a story and its first article, from paragraphs of a wire item or empty.

    Paragraphs become blocks that keep their source.
    """
    service = find_service(story.service)
    if story.item_version is None:
        return Status(201, ArticleOut.of(_begin_empty(request, story, service)))
    article = start_story(
        item_version=find_version(story.item_version),
        paragraphs=story.paragraphs or (),
        service=service,
        by=request.auth,
    )
    return Status(201, ArticleOut.of(article))


@transaction.atomic
def _begin_empty(request: SignedIn, story: StoryIn, service: Service) -> Article:
    if story.paragraphs:
        raise BadDraft("Paragraphs are named without an item version to take them from.")
    made = create_story(slugline=story.slugline, by=request.auth)
    return create_article(story=made, service=service, by=request.auth)


@router.get(
    "/stories/{uuid:story_id}",
    response=answers(StoryOut, problems=(404,)),
    operation_id="read_story",
    summary="Read a story",
)
def read_story(request: SignedIn, story_id: UUID) -> StoryOut:
    """Return a story with its articles in all services."""
    demand_reading(request.auth)
    story = find_story(story_id)
    if _hidden([story]):
        raise NotAllowed(
            "This story rests on a wire under embargo: programs read it when the embargo is over."
        )
    return StoryOut.of(story)


def _hidden(stories: Iterable[Story]) -> set[UUID]:
    """Return the articles of the stories that rest on what is under embargo."""
    return articles_under_embargo([pk for story in stories for pk in _articles_of(story)])


def _articles_of(story: Story) -> set[UUID]:
    return {article.pk for article in story.articles.all()}


@router.post(
    "/stories/{uuid:story_id}/articles",
    response=answers(ArticleOut, status=201, problems=(404, 409)),
    operation_id="create_article",
    summary="Begin an article in a further service",
)
def begin_article(
    request: SignedIn, story_id: UUID, article: ArticleInService
) -> Status[ArticleOut]:
    """Begin the story's article in a service: empty, or as a translation of another.

    A translation has a block for each block of its source, without words, with an edge to it.
    """
    story, service = find_story(story_id), find_service(article.service)
    if article.translation_of is None:
        made = create_article(story=story, service=service, by=request.auth)
        return Status(201, ArticleOut.of(made))
    source = find_article(article.translation_of)
    if source.story_id != story.pk:
        raise BadDraft("The article to translate from belongs to another story.")
    return Status(
        201, ArticleOut.of(start_translation(source=source, service=service, by=request.auth))
    )
