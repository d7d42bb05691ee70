"""The one page of the site that is made when it is asked for. Anybody may ask."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from dateline.languages.models import Service
from dateline.publishing.assemble.search import search_page
from dateline.publishing.delivery import rules
from dateline.publishing.outputs import search as search_output
from dateline.publishing.search import MOST_PAGES


def search(request: HttpRequest, code: str) -> HttpResponse:
    """Answer `/<service>/search/?q=<words>&page=<number>`."""
    if request.method not in ("GET", "HEAD"):
        return _plain("Only GET and HEAD are answered here.\n", 405)
    if not Service.objects.filter(pk=code, active=True).exists():
        return _plain("There is nothing at this address.\n", 404)
    query = " ".join(request.GET.get("q", "").replace("\0", "").split())
    file = search_output.render(search_page(code, query, _number(request.GET.get("page", "1"))))
    return _with_headers(HttpResponse(file.body, content_type=file.media_type))


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1
    return min(max(number, 1), MOST_PAGES)


def _plain(text: str, status: int) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    return _with_headers(response)


def _with_headers(response: HttpResponse) -> HttpResponse:
    for name, value in rules.SECURITY_HEADERS.items():
        response[name] = value
    response["cache-control"] = rules.ERROR_CACHING
    return response


def to_folder(request: HttpRequest, code: str) -> HttpResponse:
    """Send a reader who left out the last slash to the page."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"/{code}/search/" + (f"?{query}" if query else ""), status=301)


urlpatterns = [
    path("<slug:code>/search/", search, name="site-search"),
    path("<slug:code>/search", to_folder),
]
