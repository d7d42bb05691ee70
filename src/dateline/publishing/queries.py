"""Reads of what readers have."""

from __future__ import annotations

from datetime import timedelta

import orjson
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from dateline.languages.models import Service
from dateline.publishing.addresses import encoded
from dateline.publishing.documents import EntryRef, NoteWords
from dateline.publishing.documents.entries import Told
from dateline.publishing.fronts.models import FrontSchedule, FrontVersion
from dateline.publishing.models import Page, PublicArticle, Publication, Purge, Schedule
from dateline.stories.models import Article


def public_article(article: Article) -> PublicArticle | None:
    """Return what readers have of an article, also when that is a notice; None: nothing ever."""
    found = PublicArticle.objects.filter(pk=article.pk).first()
    if found is not None:
        # Most are asked for before they are published for the first time: that takes no joins.
        rows = Publication.objects.select_related("revision", "by")
        found.publication = rows.get(pk=found.publication_id)
    return found


def public_path(article: Article) -> str | None:
    """Return the path of an article's page as addresses carry it; None before it is published."""
    public = PublicArticle.objects.filter(pk=article.pk).only("path").first()
    return encoded(public.path) if public else None


def publications_of(article: Article) -> QuerySet[Publication]:
    """Return the publications of an article, newest first."""
    return article.publications.select_related("by", "revision").order_by("-number")


def shown_by_sisters(public: PublicArticle) -> tuple[str, str] | None:
    """Return what pages of the same story show of an article; None where readers see a notice.

    Its headline, and the id of the article that it was translated from or nothing.
    """
    if not public.standing:
        return None
    content = orjson.loads(public.publication.content)
    return str(content["headline"]), str(content.get("translation_of", ""))


def notes_of(public: PublicArticle) -> tuple[NoteWords, ...]:
    """Return what readers are told of the changes of an article, the oldest first."""
    if not public.standing:
        return ()
    content = orjson.loads(public.publication.content)
    return tuple(NoteWords.model_validate(one) for one in content.get("notes", ()))


def entries_told(public: PublicArticle | None) -> Told:
    """Return the entries of a live report that readers have, and the highest number ever given."""
    if public is None:
        return Told()
    if not public.standing:
        return Told(last=public.last_entry)
    content = orjson.loads(public.publication.content)
    entries = (EntryRef.model_validate(one) for one in content.get("entries", ()))
    return Told(tuple(entries), public.last_entry)


def stopped_schedules() -> QuerySet[Schedule]:
    """Return what did not go out at its time and that nobody saw to since, newest first.

    Seen to it has who scheduled the article anew, published or withdrew it.
    """
    same = Schedule.objects.filter(article=OuterRef("article"))
    later = same.filter(Q(state=Schedule.State.WAITING) | Q(ended__gt=OuterRef("ended")))
    since = Publication.objects.filter(article=OuterRef("article"), at__gt=OuterRef("ended"))
    rows = Schedule.objects.filter(~Exists(later), ~Exists(since), state=Schedule.State.STOPPED)
    return rows.select_related("article__story", "article__service").order_by("-ended")


def failing_pages() -> QuerySet[Page]:
    """Return the pages that could not be rendered; their old files stay until they can."""
    return Page.objects.exclude(failure="").order_by("path")


def page_count() -> int:
    """Return how many pages the site has."""
    return Page.objects.count()


def failing_purges() -> QuerySet[Purge]:
    """Return the paths whose old copies could not be thrown away by the caches in front."""
    return Purge.objects.exclude(failure="").order_by("created")


def versions_of_front(service: Service) -> QuerySet[FrontVersion]:
    """Return how the front of a service was arranged, newest first."""
    return FrontVersion.objects.filter(service=service).select_related("by").order_by("-number")


def waiting_changes(service: Service) -> QuerySet[FrontSchedule]:
    """Return the changes of a front that wait, and those that could not take effect this week."""
    lately = timezone.now() - timedelta(days=7)
    waits = Q(state=FrontSchedule.State.WAITING)
    stopped = Q(state=FrontSchedule.State.STOPPED, at__gt=lately)
    rows = FrontSchedule.objects.filter(waits | stopped, service=service)
    return rows.select_related("by").order_by("at")
