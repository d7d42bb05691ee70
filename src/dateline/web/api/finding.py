"""Finding what an address names; what is not there answers 404 and says no more than that."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from dateline.accounts.errors import NotAllowed
from dateline.desk.embargoes import articles_under_embargo
from dateline.languages.models import Service
from dateline.media.models import Picture
from dateline.publishing.models import Publication
from dateline.stories.actions import catch_up
from dateline.stories.models import Article, Block, Revision, Story
from dateline.stories.queries import latest_revision, present_blocks
from dateline.stories.snapshots import SnapshotBlock
from dateline.wires.models import ItemVersion
from dateline.wires.queries import hidden_items

Thing = TypeVar("Thing")


class NotHere(Exception):
    """There is nothing of this id."""

    def __init__(self, what: str) -> None:
        super().__init__(f"There is no {what} with this id here.")


def find_service(code: str) -> Service:
    """Return a service by its code."""
    return _found(Service.objects.filter(pk=code).first(), "service")


def find_story(pk: UUID) -> Story:
    """Return a story with its articles."""
    stories = Story.objects.prefetch_related("articles__service")
    return _found(stories.filter(pk=pk).first(), "story")


def find_article(pk: UUID) -> Article:
    """Return an article with its service, with all that was written in it by now.

    Raises:
        NotAllowed: it rests on what is under embargo, which no program is told.
    """
    article = _found(Article.objects.select_related("service").filter(pk=pk).first(), "article")
    catch_up(article=article)
    if articles_under_embargo([pk]):
        raise NotAllowed(
            "This article rests on a wire under embargo: programs read it when the embargo is over."
        )
    return article


def find_revision(article: Article, number: int) -> Revision:
    """Return a revision of an article by its number."""
    rows = article.revisions.select_related("created_by")
    return _found(rows.filter(number=number).first(), "revision")


def find_block(article: Article, pk: UUID) -> Block:
    """Return a block that the article has now."""
    return _found(present_blocks(article).filter(pk=pk).first(), "block")


def find_present(article: Article, pk: UUID) -> SnapshotBlock:
    """Return a block as the newest revision of an article has it."""
    present = latest_revision(article)
    blocks = present.snapshot.blocks if present else ()
    return _found(next((one for one in blocks if one.id == pk), None), "block")


def find_version(pk: UUID) -> ItemVersion:
    """Return a version of a wire item; of one under embargo programs are told nothing."""
    versions = ItemVersion.objects.select_related("item__provider").defer("minhash")
    version = versions.filter(pk=pk).first()
    hidden = version is not None and hidden_items([version.item_id])
    return _found(None if hidden else version, "item version")


def find_picture(pk: UUID) -> Picture:
    """Return a picture with its texts."""
    return _found(Picture.objects.prefetch_related("texts").filter(pk=pk).first(), "picture")


def find_publication(pk: UUID) -> Publication:
    """Return a publication."""
    return _found(Publication.objects.select_related("by").filter(pk=pk).first(), "publication")


def _found(thing: Thing | None, what: str) -> Thing:
    if thing is None:
        raise NotHere(what)
    return thing
