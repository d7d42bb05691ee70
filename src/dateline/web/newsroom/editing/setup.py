"""What the editor's script is told: article, person, addresses, agencies by their codes."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from dateline.accounts.models import User
from dateline.languages.agencies import agency_name
from dateline.media.models import Picture
from dateline.stories.models import Article, Source
from dateline.web.newsroom.editing.pictures import choice_of, facts_of, pictures_of
from dateline.web.newsroom.marks import hue_of
from dateline.web.newsroom.subjects import subject_name
from dateline.wires.models import Provider

# The version of the document's schema that the script in this package speaks.
SCHEMA: Final = 3
# Stands in an address for what the script puts in its place.
_ANY: Final = UUID(int=0)


def setup_of(article: Article, user: User, *, may_write: bool) -> dict[str, Any]:
    """Return it, ready to be written as JSON."""
    return {
        "article": str(article.pk),
        "person": {"id": str(user.pk), "name": user.name},
        "may_write": may_write,
        "now": timezone.now().isoformat(),
        "lang": article.service.language_tag,
        "dir": article.service.direction,
        "schema": SCHEMA,
        "addresses": _addresses(article),
        "agencies": _agencies(),
        "people": _people(article),
        "versions": _versions(article),
        "pictures": _pictures(article),
        "subjects": {code: subject_name(code) for code in article.subjects},
    }


def _addresses(article: Article) -> dict[str, str]:
    here = reverse("newsroom:article", args=[article.pk])
    return {
        "live": f"{reverse('newsroom:home')}live/articles/{article.pk}/",
        "examine": f"{here}examine/",
        "wires": f"{here}wires/",
        "original": reverse("newsroom:original", args=[article.pk]),
        "ready": reverse("newsroom:ready", args=[article.pk]),
        "pictures": reverse("newsroom:article-pictures", args=[article.pk]),
        "crop": reverse("newsroom:article-picture", args=[article.pk, _ANY]),
        "picture": reverse("newsroom:picture-image", args=[_ANY]),
        "version": reverse("newsroom:wire-version", args=[_ANY]),
        "find_stories": reverse("newsroom:find-stories"),
        "subjects": reverse("newsroom:find-subjects"),
        "history": reverse("newsroom:history", args=[article.pk]),
    }


def _agencies() -> dict[str, dict[str, Any]]:
    language = get_language() or "en"
    providers = Provider.objects.values_list("code", "name")
    return {
        code: {"name": agency_name(code, language, name), "hue": hue_of(code)}
        for code, name in providers
    }


def _people(article: Article) -> dict[str, str]:
    """Return the names of those who have a role in a service, by their ids."""
    people = User.objects.filter(memberships__service_code__in=["", article.service_id]).distinct()
    return {str(pk): name for pk, name in people.values_list("pk", "name")}


def _pictures(article: Article) -> dict[str, dict[str, Any]]:
    used = Picture.objects.filter(pk__in=pictures_of(article)).prefetch_related("texts")
    now = timezone.now()
    return facts_of(choice_of(one, article.service, now) for one in used)


def _versions(article: Article) -> dict[str, str]:
    used = Source.objects.filter(block__article=article, block__removed=None, kind="wire")
    pairs = used.values_list("item_version", "item_version__item__provider__code").distinct()
    return {str(version): code for version, code in pairs}
