"""How readers' pages do: which could not be replaced, and what caches were not told."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dateline.publishing.pages.queue import waiting
from dateline.publishing.queries import page_count
from dateline.web.newsroom.access import StaffRequest, member
from dateline.web.newsroom.troubles import MOST_LISTED, site_troubles


@require_GET
@member
def readers_pages(request: StaffRequest) -> HttpResponse:
    """Show each page that keeps its old file with the reason, and how many wait."""
    context = {
        "troubles": site_troubles(MOST_LISTED),
        "waiting": waiting(),
        "count": page_count(),
    }
    return render(request, "newsroom/desk/readers.html", context)


@require_GET
@member
def troubles(request: StaffRequest) -> HttpResponse:
    """Answer the notice of what is wrong with readers' pages, for a page that is open."""
    return render(request, "newsroom/desk/_troubles.html")
