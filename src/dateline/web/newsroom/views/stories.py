"""Stories in all services: who has them, and how far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dateline.desk.models import Assignment
from dateline.ground.events import latest_cursor
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.stories.actions import create_article, create_story
from dateline.stories.errors import ArticleExists, StoryError
from dateline.stories.models import Article, State, Story
from dateline.stories.queries import people_inside, recent_stories
from dateline.translation.actions import start_translation
from dateline.web.newsroom.access import ASKED_BY_SCRIPT, StaffRequest, member
from dateline.web.newsroom.reads import writable_services

PAGE: Final = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """What a service has of a story; `state` is "missing" where it has nothing."""

    service: Service
    article: Article | None
    assignments: tuple[Assignment, ...] = ()
    inside: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """Where its article stands."""
        return self.article.state if self.article else "missing"

    @property
    def group(self) -> str:
        """Missing, in work, or what readers have: the order of the story's board."""
        if self.article is None:
            return "missing"
        return "published" if self.article.state == State.PUBLISHED else "in-work"


@dataclass(frozen=True, slots=True)
class Line:
    """A story with a cell for each service."""

    story: Story
    cells: list[Cell]

    @property
    def lead(self) -> Article | None:
        """The article whose headline the desk knows the story by: the first that has one."""
        return next((c.article for c in self.cells if c.article and c.article.headline), None)


@require_GET
@member
def story_list(request: StaffRequest) -> HttpResponse:
    """Show the newest stories as rows and the services as columns."""
    words = request.GET.get("words", "").replace("\x00", "").strip()[:200]
    stories = Paginator(_about(words), PAGE).get_page(request.GET.get("page"))
    services = list(active_services())
    inside = people_inside([one.pk for story in stories for one in story.articles.all()])
    context = {
        "lines": [_line(story, services, inside) for story in stories],
        "stories": stories,
        "services": services,
        "words": words,
        "mine": writable_services(request.user),
    }
    return render(request, "newsroom/stories/list.html", context)


def _about(words: str) -> QuerySet[Story]:
    found = recent_stories()
    for word in words.split()[:8]:
        about = Q(slugline__icontains=word) | Q(articles__headline__icontains=word)
        found = found.filter(about).distinct()
    return found


def _line(
    story: Story, services: Iterable[Service], inside: Mapping[UUID, list[str]] | None = None
) -> Line:
    articles = {article.service_id: article for article in story.articles.all()}
    inside = people_inside([one.pk for one in articles.values()]) if inside is None else inside
    return Line(story, [_cell(service, articles.get(service.code), inside) for service in services])


def _cell(service: Service, article: Article | None, inside: Mapping[UUID, list[str]]) -> Cell:
    people = inside.get(article.pk, []) if article else []
    return Cell(service, article, inside=tuple(people))


@require_POST
@member
def new_story(request: StaffRequest) -> HttpResponse:
    """Begin a story, with an article of it in the chosen service."""
    service = get_object_or_404(writable_services(request.user), code=request.POST.get("service"))
    try:
        story = create_story(slugline=request.POST.get("slugline", ""), by=request.user)
        article = create_article(story=story, service=service, by=request.user)
    except StoryError as error:
        messages.error(request, str(error))
        return redirect("newsroom:stories")
    return redirect("newsroom:article", article.pk)


@require_GET
@member
def story(request: StaffRequest, story_id: UUID) -> HttpResponse:
    """Show one story: its articles, and in which services it can still be begun."""
    found = get_object_or_404(recent_stories(), pk=story_id)
    # Before the rows are read: what changes meanwhile comes on the stream.
    cursor = latest_cursor()
    line = _with_people(_line(found, active_services()))
    context = {
        "line": line,
        "groups": [
            (group, [cell for cell in line.cells if cell.group == group])
            for group in ("in-work", "published", "missing")
        ],
        "story": found,
        "cursor": cursor,
        "mine": {service.code for service in writable_services(request.user)},
        "origins": [cell.article for cell in line.cells if cell.article],
    }
    part = request.headers.get(ASKED_BY_SCRIPT)
    template = "newsroom/stories/_languages.html" if part else "newsroom/stories/story.html"
    return render(request, template, context)


def _with_people(line: Line) -> Line:
    people: dict[str, list[Assignment]] = {}
    rows = Assignment.objects.filter(story=line.story, state__in=Assignment.OPEN)
    for one in rows.select_related("person").order_by("given"):
        people.setdefault(one.service_id, []).append(one)
    cells = [
        replace(cell, assignments=tuple(people.get(cell.service.code, ()))) for cell in line.cells
    ]
    return Line(line.story, cells)


@require_POST
@member
def new_article(request: StaffRequest, story_id: UUID) -> HttpResponse:
    """Begin the article of a story in a service, empty or as a translation of another article."""
    story = get_object_or_404(Story, pk=story_id)
    service = get_object_or_404(active_services(), code=request.POST.get("service"))
    origin = story.articles.filter(service_id=request.POST.get("translate", "")).first()
    try:
        if origin is not None:
            article = start_translation(source=origin, service=service, by=request.user)
        else:
            article = create_article(story=story, service=service, by=request.user)
    except ArticleExists:
        messages.info(request, _("Somebody began it before you: here it is."))
        article = story.articles.get(service=service)
    except StoryError as error:
        messages.error(request, str(error))
        return redirect("newsroom:story", story.pk)
    return redirect("newsroom:article", article.pk)
