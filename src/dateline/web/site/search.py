"""The one page of the site that is made when it is asked for. Anybody may ask."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import path

from dateline.languages.models import Service
from dateline.publishing.assemble.search import search_page
from dateline.publishing.delivery import rules
from dateline.publishing.outputs import lite
from dateline.publishing.outputs import search as search_output
from dateline.publishing.render.file import OutputFile
from dateline.publishing.render.pages import SearchPage
from dateline.publishing.search import MOST_PAGES


def search(request: HttpRequest, code: str) -> HttpResponse:
    """Answer `/<service>/search/?q=<words>&page=<number>`; without a query the file is sent."""
    return _answer(request, code, search_output.render)


def lite_search(request: HttpRequest, code: str) -> HttpResponse:
    """Answer the same in the text edition, `/<service>/lite/search/`."""
    return _answer(request, code, lite.search)


def _answer(
    request: HttpRequest, code: str, render: Callable[[SearchPage], OutputFile]
) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        return _plain("Only GET and HEAD are answered here.\n", 405)
    if not Service.objects.filter(pk=code, active=True).exists():
        return _plain("There is nothing at this address.\n", 404)
    query = " ".join(request.GET.get("q", "").replace("\0", "").split())
    file = render(search_page(code, query, _number(request.GET.get("page", "1"))))
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


urlpatterns = [
    path("<slug:code>/search/", search, name="site-search"),
    path("<slug:code>/lite/search/", lite_search, name="site-lite-search"),
]
