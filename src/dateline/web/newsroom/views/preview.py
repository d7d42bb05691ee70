"""The article as readers would get it now, though nothing is published."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dateline.desk.embargoes import may_preview
from dateline.publishing import addresses
from dateline.publishing.assemble.article import alternates, article_view, sister_views
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.memo import Memo
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.documents import Document, compose
from dateline.publishing.documents.compose import Times
from dateline.publishing.documents.entries import entries_of
from dateline.publishing.outputs import article as article_output
from dateline.publishing.pages.reads import Reads
from dateline.publishing.queries import entries_told, public_article
from dateline.publishing.render.pages import ArticlePage
from dateline.stories.actions import catch_up
from dateline.stories.models import Article, Revision
from dateline.stories.queries import latest_revision
from dateline.web.newsroom.access import StaffRequest, find_article, forbidden, member
from dateline.web.newsroom.policy import PREVIEW_POLICY

# Widths of the screens XS, SM, MD and LG, in CSS pixels.
WIDTHS = {"xs": 320, "sm": 480, "md": 768, "lg": 1280}


@require_GET
@member
def preview(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show the page at the width of a screen."""
    size = request.GET.get("size", "xs")
    context = {
        "article": find_article(article_id),
        "sizes": WIDTHS.items(),
        "size": size if size in WIDTHS else "xs",
    }
    return render(request, "newsroom/articles/preview.html", context)


@require_GET
@member
def preview_page(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Answer the reader's page of the newest revision; no script of it runs."""
    article = find_article(article_id)
    if not may_preview(request.user, article):
        return forbidden(request, _("This article rests on a wire under embargo."))
    catch_up(article=article)
    revision = latest_revision(article)
    if revision is None:
        raise Http404(_("Nothing is saved yet, so there is nothing to preview."))
    page = _page(_document(article, revision))
    body = article_output.render(page).body
    headers = {"Content-Security-Policy": PREVIEW_POLICY, "X-Robots-Tag": "noindex"}
    return HttpResponse(body, headers=headers)


def _document(article: Article, revision: Revision) -> Document:
    now = timezone.now().replace(microsecond=0)
    public = public_article(article)
    entries = entries_of(revision.snapshot, entries_told(public), now)
    if public:
        times = Times(public.path, public.first_published, now, entries=entries)
    else:
        path = addresses.article(article.service_id, revision.snapshot.slug, now, article.pk)
        times = Times(path, now, entries=entries)
    return compose(revision, article.service, times)


def _page(document: Document) -> ArticlePage:
    # What a preview reads is noted nowhere: no page depends on it.
    reader = Reader(Memo(), Reads())
    service = reader.service(document.service)
    by_id = sister_views(reader, document)
    sisters = tuple(by_id.values())
    around = chrome(
        service,
        document.path,
        section=document.section,
        alternates=alternates(service, document, sisters),
        indexed=False,
    )
    original = by_id.get(str(document.translation_of))
    return ArticlePage(around, article_view(reader, service, document, sisters, original))
