"""The wire list and what stands behind a row of it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dateline.accounts import policies
from dateline.ground.events import latest_cursor
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.stories.actions import start_story, take_paragraphs
from dateline.stories.errors import StoryError
from dateline.stories.models import Article
from dateline.web.newsroom.access import ASKED_BY_SCRIPT, StaffRequest, member
from dateline.web.newsroom.reads import writable_articles, writable_services
from dateline.web.newsroom.wirelist.filters import SIGNALS, Filters, read_filters
from dateline.web.newsroom.wirelist.item import ItemPage, item_page
from dateline.web.newsroom.wirelist.rows import wire_page
from dateline.wires.models import Item, ItemVersion, Provider


@require_GET
@member
def wire_list(request: StaffRequest) -> HttpResponse:
    """Show the list; `?after=` gives the rows that follow a place of it."""
    filters = read_filters(request.GET)
    # The cursor is taken before the rows are read: what comes between is shown, not missed.
    cursor = latest_cursor()
    page = wire_page(filters, request.GET.get("after", ""))
    if request.headers.get(ASKED_BY_SCRIPT):
        return render(request, "newsroom/wires/_rows.html", {"page": page, "filters": filters})
    return render(request, "newsroom/wires/list.html", _list_context(filters, page, cursor))


def _list_context(filters: Filters, page: object, cursor: str) -> dict[str, object]:
    return {
        "filters": filters,
        "page": page,
        "cursor": cursor,
        "providers": Provider.objects.order_by("name"),
        "languages": _languages(),
        "signals": SIGNALS.items(),
    }


def _languages() -> list[str]:
    return list(
        Service.objects.order_by("position").values_list("language_tag", flat=True).distinct()
    )


@require_GET
@member
def wire_item(request: StaffRequest, item_id: UUID) -> HttpResponse:
    """Show an item with its versions; `?version=` one that is not the newest."""
    try:
        page = item_page(item_id, request.GET.get("version", ""))
    except Item.DoesNotExist as error:
        raise Http404(_("There is no such item.")) from error
    return _item(request, page)


@require_GET
@member
def wire_version(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Go to the page of the item that a version belongs to, at a paragraph of it."""
    version = get_object_or_404(ItemVersion.objects.only("item_id"), pk=version_id)
    address = reverse("newsroom:wire-item", args=[version.item_id])
    place = request.GET.get("paragraph", "")
    return redirect(f"{address}?version={version_id}" + (f"#p{place}" if place.isdigit() else ""))


def _item(
    request: StaffRequest,
    page: ItemPage,
    *,
    error: str = "",
    chosen: Sequence[int] = (),
    status: int = 200,
) -> HttpResponse:
    part = request.headers.get(ASKED_BY_SCRIPT)
    context = {
        "item": page,
        "error": error,
        "chosen": chosen,
        "services": writable_services(request.user),
        "articles": writable_articles(request.user)[:12],
        "part": bool(part),
    }
    template = "newsroom/wires/_item.html" if part else "newsroom/wires/item.html"
    return render(request, template, context, status=status)


@require_POST
@member
def take(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Start a story from paragraphs of a version, or add them to an article."""
    version = get_object_or_404(ItemVersion.objects.select_related("item__provider"), pk=version_id)
    chosen = [int(n) for n in request.POST.getlist("paragraph") if n.isdigit()]
    try:
        article = _take(request, version, chosen)
    except StoryError as error:
        page = item_page(version.item_id, str(version_id))
        return _item(request, page, error=str(error), chosen=chosen, status=422)
    return redirect("newsroom:article", article.pk)


def _take(request: StaffRequest, version: ItemVersion, chosen: Sequence[int]) -> Article:
    if request.POST.get("article"):
        article = get_object_or_404(Article, pk=_uuid(request.POST["article"]))
        take_paragraphs(article=article, item_version=version, paragraphs=chosen, by=request.user)
        messages.success(
            request, _("The paragraphs are at the end of the text, with their source.")
        )
        return article
    service = get_object_or_404(active_services(), code=request.POST.get("service", ""))
    policies.demand_write(
        request.user, service=service.code, to=_("write for %s") % service.english_name
    )
    return start_story(item_version=version, paragraphs=chosen, service=service, by=request.user)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


@require_GET
@member
def find_wires(request: StaffRequest) -> HttpResponse:
    """Find wire items by words, with their paragraphs, to be taken into an open article."""
    words = request.GET.get("words", "").strip()
    page = wire_page(read_filters(request.GET), size=8)
    context = {"rows": page.rows, "words": words}
    return render(request, "newsroom/wires/_found.html", context)


@require_GET
@member
def find_articles(request: StaffRequest) -> HttpResponse:
    """Find articles that one may write, by words of their headline or slugline."""
    words = request.GET.get("words", "").replace("\x00", "").strip()
    found = writable_articles(request.user, words)[:12]
    return render(request, "newsroom/wires/_articles.html", {"articles": found, "words": words})
