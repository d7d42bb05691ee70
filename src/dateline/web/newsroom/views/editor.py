"""The editor's page, and the parts that it fetches."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import orjson
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from dateline.accounts import policies
from dateline.stories.actions import catch_up
from dateline.stories.models import Section, Topic
from dateline.stories.queries import recent_stories
from dateline.translation.queries import Unit, source_article, units_of
from dateline.web.newsroom.access import StaffRequest, find_article, member
from dateline.web.newsroom.editing.rows import translation_mark
from dateline.web.newsroom.editing.setup import setup_of

_FOUND: Final = 20


@require_safe
@member
def editor(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show the editor; the text itself comes by the socket."""
    article = find_article(article_id)
    # The credit line is that of what is saved, and of what is written from now on.
    catch_up(article=article)
    may_write = policies.may_write(request.user, service=article.service_id)
    context = {
        "article": article,
        "may_write": may_write,
        "setup": setup_of(article, request.user, may_write=may_write),
        "sections": Section.objects.filter(service=article.service),
        "topics": Topic.objects.filter(service=article.service),
        "original": source_article(article),
    }
    return render(request, "newsroom/articles/editor.html", context)


@require_GET
@member
def original(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Give what the article is translated from, block by block, for the panel."""
    article = find_article(article_id)
    source = source_article(article)
    units = [
        {"unit": unit, "mark": translation_mark(unit), "edge": _edge(unit)}
        for unit in units_of(article)
        if unit.source is not None
    ]
    context = {
        "article": article,
        "source": source,
        "units": units,
        "may_write": policies.may_write(request.user, service=article.service_id),
    }
    return render(request, "newsroom/articles/_original.html", context)


def _edge(unit: Unit) -> str:
    """The edge that a new translation of the unit's source is born with."""
    source = str(unit.source.pk) if unit.source else ""
    edge = {"kind": "translation", "source_block": source, "source_text": unit.now}
    return orjson.dumps(edge).decode()


@require_GET
@member
def find_stories(request: StaffRequest) -> HttpResponse:
    """Give stories by words of their slugline or headlines, to be chosen as related."""
    found = recent_stories()
    for word in request.GET.get("q", "").replace("\x00", "").split()[:8]:
        about = Q(slugline__icontains=word) | Q(articles__headline__icontains=word)
        found = found.filter(about).distinct()
    return render(request, "newsroom/stories/_found.html", {"stories": found[:_FOUND]})
