"""The page of what a reader searched for."""

from __future__ import annotations

from urllib.parse import urlencode

from dateline.publishing import addresses
from dateline.publishing.pages.reads import Reads
from dateline.publishing.render.pages import Paging, SearchPage
from dateline.publishing.search import find

from .chrome import chrome
from .memo import Memo
from .reader import Reader
from .teasers import teasers


def search_page(code: str, query: str, number: int) -> SearchPage:
    """Return the search page of a service: the form alone where the query is empty.

    Args:
        number: the page of the results, from 1.

    Raises:
        Service.DoesNotExist: there is no such service.
    """
    reader = Reader(Memo(), Reads())
    page = search_form(reader, code)
    if not query:
        return page
    service, around = reader.service(code), page.chrome
    shown, more = find(service.row, query, page=number)
    return SearchPage(
        around,
        query,
        teasers(reader, service, shown),
        Paging(
            newer=_address(code, query, number - 1) if number > 1 else "",
            older=_address(code, query, number + 1) if more else "",
        ),
    )


def search_form(reader: Reader, code: str) -> SearchPage:
    """Return the search page of a service with nothing but its form.

    Raises:
        Service.DoesNotExist: there is no such service.
    """
    path = addresses.search(code)
    return SearchPage(chrome(reader.service(code), path, indexed=False, has_lite=True))


def _address(code: str, query: str, number: int) -> str:
    words = {"q": query} | ({"page": str(number)} if number > 1 else {})
    return f"{addresses.encoded(addresses.search(code))}?{urlencode(words)}"
