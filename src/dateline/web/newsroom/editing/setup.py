"""What the editor's script is told: article, person, addresses, agencies by their codes."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language

from dateline.accounts.models import User
from dateline.languages.agencies import agency_name
from dateline.stories.models import Article, Source
from dateline.web.newsroom.marks import hue_of
from dateline.web.newsroom.subjects import subject_name
from dateline.wires.models import Provider

# The version of the document's schema that the script in this package speaks.
SCHEMA: Final = 1
# Stands in an address for what the script puts in its place.
_ANY: Final = UUID(int=0)


def setup_of(article: Article, user: User, *, may_write: bool) -> dict[str, Any]:
    """Return it, ready to be written as JSON."""
    return {
        "article": str(article.pk),
        "person": {"id": str(user.pk), "name": user.name},
        "may_write": may_write,
        "lang": article.service.language_tag,
        "dir": article.service.direction,
        "schema": SCHEMA,
        "addresses": _addresses(article),
        "agencies": _agencies(),
        "versions": _versions(article),
        "focals": _focals(article),
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
        "pictures": reverse("newsroom:pictures"),
        "picture": reverse("newsroom:picture-image", args=[_ANY]),
        "version": reverse("newsroom:wire-version", args=[_ANY]),
        "find_stories": reverse("newsroom:find-stories"),
        "subjects": reverse("newsroom:find-subjects"),
    }


def _agencies() -> dict[str, dict[str, Any]]:
    language = get_language() or "en"
    providers = Provider.objects.values_list("code", "name")
    return {
        code: {"name": agency_name(code, language, name), "hue": hue_of(code)}
        for code, name in providers
    }


def _focals(article: Article) -> dict[str, str]:
    """The focal point of the lead picture, in parts of its width and height."""
    lead = article.lead_picture
    return {str(lead.pk): f"{lead.focal_x:.3f} {lead.focal_y:.3f}"} if lead else {}


def _versions(article: Article) -> dict[str, str]:
    used = Source.objects.filter(block__article=article, block__removed=None, kind="wire")
    pairs = used.values_list("item_version", "item_version__item__provider__code").distinct()
    return {str(version): code for version, code in pairs}
