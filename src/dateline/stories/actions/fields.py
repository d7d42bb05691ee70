"""The fields of an article that are not blocks."""

from __future__ import annotations

import re
from typing import Final

from django.utils.text import slugify
from django.utils.translation import gettext as _

from dateline.media.models import Picture
from dateline.stories.drafts import ArticleDraft
from dateline.stories.errors import BadDraft
from dateline.stories.models import Article, Section, Topic
from dateline.wires.subjects import topics as media_topics

LONGEST_SLUG: Final = 80


def write_fields(article: Article, draft: ArticleDraft) -> None:
    """Set the article's fields as the draft has them; a missing slug is made of the headline.

    Raises:
        BadDraft: a section, topic, subject or picture is named that does not exist.
    """
    article.headline = " ".join(draft.headline.split())
    article.short_headline = " ".join(draft.short_headline.split())
    article.deck = " ".join(draft.deck.split())
    article.dateline = " ".join(draft.dateline.split())
    article.section = _section(article, draft.section)
    article.lead_picture = _picture(draft)
    article.slug = _slug(article, draft.slug)
    article.subjects = _subjects(draft.subjects)
    article.urgency = draft.urgency
    article.genre = draft.genre
    article.save()
    article.topics.set(_topics(article, draft.topics))


def _section(article: Article, slug: str) -> Section | None:
    if not slug:
        return None
    section = Section.objects.filter(service_id=article.service_id, slug=slug).first()
    if section is None:
        raise BadDraft(_("This service has no section “%s”.") % slug)
    return section


def _topics(article: Article, slugs: tuple[str, ...]) -> list[Topic]:
    topics = list(Topic.objects.filter(service_id=article.service_id, slug__in=slugs))
    unknown = set(slugs) - {topic.slug for topic in topics}
    if unknown:
        raise BadDraft(_("This service has no topic “%s”.") % min(unknown))
    return topics


def _subjects(codes: tuple[str, ...]) -> list[str]:
    unknown = [code for code in codes if code not in media_topics()]
    if unknown:
        raise BadDraft(_("There is no Media Topic %s.") % unknown[0])
    return list(dict.fromkeys(codes))


def _picture(draft: ArticleDraft) -> Picture | None:
    if draft.lead_picture is None:
        return None
    picture = Picture.objects.filter(pk=draft.lead_picture).first()
    if picture is None:
        raise BadDraft(_("The lead picture is not in the library."))
    return picture


def make_slug(words: str) -> str:
    """Return the words as the last part of an address: letters of any script, joined by hyphens."""
    slug = slugify(words, allow_unicode=True)
    if len(slug) <= LONGEST_SLUG:
        return slug
    return re.sub(r"-[^-]*$", "", slug[: LONGEST_SLUG + 1])[:LONGEST_SLUG]


def _slug(article: Article, wanted: str) -> str:
    if not wanted and article.slug:
        return article.slug
    wanted = make_slug(wanted or article.headline)
    if not wanted or wanted == article.slug:
        return wanted
    taken = set(
        Article.objects.filter(service_id=article.service_id, slug__startswith=wanted)
        .exclude(pk=article.pk)
        .values_list("slug", flat=True)
    )
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
