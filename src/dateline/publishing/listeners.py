"""What follows from changes: pages that show services, sections, topics, pictures; search."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save

from dateline.ground import events
from dateline.languages.models import Service
from dateline.media.events import PictureCropChanged
from dateline.publishing import listings
from dateline.publishing.events import ArticleWithdrawn
from dateline.publishing.models import Schedule
from dateline.publishing.pages import keys, makers, specs
from dateline.publishing.pages.marking import record_change
from dateline.publishing.search import forget_article
from dateline.publishing.tasks import follow_embargoes
from dateline.stories.models import Section, Topic
from dateline.wires.events import ItemStandingChanged

__all__ = ["listen", "makers"]


def listen() -> None:
    """Hear of every save of what pages show and that has no event of its own."""
    post_save.connect(_service_saved, sender=Service, dispatch_uid="publishing.service")
    for signal in (post_save, post_delete):
        signal.connect(_section_changed, sender=Section, dispatch_uid="publishing.section")
        signal.connect(_topic_changed, sender=Topic, dispatch_uid="publishing.topic")
    events.on(PictureCropChanged)(_crop_changed)
    events.on(ArticleWithdrawn)(_article_withdrawn)
    events.on(ItemStandingChanged)(_item_stands_otherwise)


def _service_saved(instance: Service, **_: Any) -> None:
    pages = [*specs.of_site(), *specs.of_service(instance.code)] if instance.active else []
    record_change({keys.SERVICES, keys.service(instance.code)}, pages)


def _section_changed(instance: Section, **_: Any) -> None:
    code = instance.service_id
    pages = specs.of_list(listings.of_section(code, instance.slug))
    record_change({keys.service(code)}, pages)


def _topic_changed(instance: Topic, **_: Any) -> None:
    record_change({keys.topic(instance.service_id, instance.slug)})


def _crop_changed(event: PictureCropChanged) -> None:
    record_change({keys.picture(UUID(event.picture_id))})


def _item_stands_otherwise(event: ItemStandingChanged) -> None:
    if Schedule.objects.filter(state=Schedule.State.WAITING, local="").exists():
        follow_embargoes.defer()


def _article_withdrawn(event: ArticleWithdrawn) -> None:
    forget_article(UUID(event.article))
