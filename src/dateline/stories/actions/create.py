"""Making stories, their articles, and the sections and topics that they stand in."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.models import Role, User
from dateline.ground import events
from dateline.languages.models import Service
from dateline.stories.errors import ArticleExists, BadDraft
from dateline.stories.events import ArticleChanged, StoryCreated
from dateline.stories.models import Article, Section, Story, Topic


@transaction.atomic
def create_story(*, slugline: str, by: User | None) -> Story:
    """Begin a story.

    Effects: a story; an event; an audit entry.

    Raises:
        BadDraft: the slugline is empty.
    """
    slugline = " ".join(slugline.split())
    if not slugline:
        raise BadDraft(_("A story needs a slugline: a few words by which the desk calls it."))
    story = Story.objects.create(slugline=slugline[:200], created_by=by)
    events.publish(StoryCreated(story=str(story.pk), slugline=story.slugline))
    record(by=by, verb="create", target_kind="story", target_id=story.pk)
    return story


@transaction.atomic
def create_article(*, story: Story, service: Service, by: User | None) -> Article:
    """Begin the article of a story in a service; it has no revision until it is saved.

    Effects: an article; an event; an audit entry.

    Raises:
        NotAllowed: `by` has no role in the service.
        ArticleExists: the service has one of this story.
    """
    policies.demand_write(by, service=service.code, to=f"write for {service.english_name}")
    article, is_new = Article.objects.get_or_create(story=story, service=service)
    if not is_new:
        raise ArticleExists
    events.publish(
        ArticleChanged(
            article=str(article.pk),
            story=str(story.pk),
            service=service.code,
            revision=0,
            state=article.state,
            headline="",
        )
    )
    record(by=by, verb="create", target_kind="article", target_id=article.pk, service=service.code)
    return article


@transaction.atomic
def create_section(
    *, service: Service, slug: str, name: str, position: int = 0, by: User | None
) -> Section:
    """Add a section to a service's site, or rename and move the one of this slug.

    Effects: a section; an audit entry.

    Raises:
        NotAllowed: `by` does not administer the service.
    """
    policies.demand(by, Role.ADMINISTRATOR, service=service.code, to="change sections")
    section, _ = Section.objects.update_or_create(
        service=service, slug=slug, defaults={"name": name, "position": position}
    )
    record(by=by, verb="set", target_kind="section", target_id=section.pk, service=service.code)
    return section


@transaction.atomic
def create_topic(
    *, service: Service, slug: str, name: str, medtop: str = "", by: User | None
) -> Topic:
    """Add a topic to a service, or rename the one of this slug.

    Effects: a topic; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of the service.
    """
    policies.demand(by, Role.EDITOR, service=service.code, to="change topics")
    topic, _ = Topic.objects.update_or_create(
        service=service, slug=slug, defaults={"name": name, "medtop": medtop}
    )
    record(by=by, verb="set", target_kind="topic", target_id=topic.pk, service=service.code)
    return topic
