"""Reads that several pages share: what somebody may write, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dateline.accounts.models import Role, User
from dateline.accounts.policies import services_of
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.stories.models import Article, State
from dateline.stories.queries import people_inside


def may_settle(user: User) -> bool:
    """Whether somebody may decide on items that are held: editors of any service may."""
    return services_of(user, Role.EDITOR) != set()


def writable_services(user: User) -> QuerySet[Service]:
    """Return the active services that somebody has a role in."""
    codes = {one.service_code for one in user.memberships.all()}
    services = active_services()
    return services if "" in codes else services.filter(code__in=codes)


@dataclass(frozen=True, slots=True)
class Choice:
    """An article that paragraphs can be put into, and who has it open in the editor now."""

    article: Article
    inside: Sequence[str]


def article_choices(user: User, words: str = "") -> list[Choice]:
    """Return the first twelve of `writable_articles`."""
    found = writable_articles(user, words)[:12]
    inside = people_inside([article.pk for article in found])
    return [Choice(article, inside.get(article.pk, [])) for article in found]


def writable_articles(user: User, words: str = "") -> QuerySet[Article]:
    """Return the articles that somebody may write, last changed first, by words in their heads."""
    found = Article.objects.filter(service__in=writable_services(user)).exclude(
        state=State.WITHDRAWN
    )
    for word in words.split()[:8]:
        found = found.filter(Q(headline__icontains=word) | Q(story__slugline__icontains=word))
    return found.select_related("story", "service").order_by("-changed", "-id")
