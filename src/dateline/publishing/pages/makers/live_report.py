"""The pages of a live report beside its own: its parts, and its newest entries first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from dateline.publishing import addresses
from dateline.publishing.assemble.article import LiveMaker, article_view
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.live import is_last_part, newest_view, part_view
from dateline.publishing.assemble.memo import load_documents
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.documents import Document
from dateline.publishing.outputs import article as article_output
from dateline.publishing.outputs import lite
from dateline.publishing.outputs import withdrawn as withdrawn_output
from dateline.publishing.pages.makers.article import withdrawn_page
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.file import OutputFile
from dateline.publishing.render.pages import ArticlePage, LiteArticlePage, WithdrawnPage
from dateline.stories.genres import is_live, is_newest_first


@output("live-part", urgency=Urgency.LIST)
def make_part(spec: Spec, reader: Reader) -> Made | None:
    """Make a part of a live report: the subject is its id, and after # the number of the part."""
    return _made(spec, reader, article_output.render, withdrawn_output.render)


@output("lite-live-part", urgency=Urgency.AGAIN)
def make_lite_part(spec: Spec, reader: Reader) -> Made | None:
    """Make the text edition of a part of a live report."""
    return _made(spec, reader, _lite, lite.withdrawn)


@output("live-newest", urgency=Urgency.LIST)
def make_newest(spec: Spec, reader: Reader) -> Made | None:
    """Make the newest entries of a report whose own page has the oldest first."""
    return _made(spec, reader, article_output.render, withdrawn_output.render)


def _lite(page: ArticlePage) -> OutputFile:
    return lite.article(LiteArticlePage(page.chrome, page.article))


def _made(
    spec: Spec,
    reader: Reader,
    render: Callable[[ArticlePage], OutputFile],
    notice: Callable[[WithdrawnPage], OutputFile],
) -> Made | None:
    pk, _, number = spec.subject.partition("#")
    public = reader.article(UUID(pk))
    if public is None:
        return None
    if not public.standing:
        return Made(notice(withdrawn_page(public, reader)).body, status=410)
    document = load_documents([public.publication_id])[public.publication_id]
    if not is_live(document.genre):
        return None
    if number:
        return Made(render(_part(document, reader, int(number))).body)
    if is_newest_first(document.genre):
        return None
    return Made(render(_page(document, reader, newest_view, document.path)).body)


def _part(document: Document, reader: Reader, number: int) -> ArticlePage:
    # Until it is full its entries are those of the report's own page, which stands for both.
    own = addresses.entries(document.path, number)
    path = document.path if is_last_part(document, number) else own
    page = _page(document, reader, partial(part_view, number=number), path)
    return replace(
        page, chrome=replace(page.chrome, lite_path=addresses.lite(addresses.encoded(own)))
    )


def _page(document: Document, reader: Reader, live: LiveMaker, path: str) -> ArticlePage:
    service = reader.service(document.service)
    view = article_view(reader, service, document, live=live)
    around = chrome(service, path, section=document.section, has_lite=True)
    # The time of the last change is another with each entry, and a full part stays as it is.
    byline = replace(view.byline, about="")
    bare = replace(view, deck="", picture=None, topics=(), byline=byline, modified=None)
    return ArticlePage(around, bare)
