"""What the newsroom is told of readers' pages."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.utils import timezone

from dateline.publishing.models import Page

PAGE = "/newsroom/desk/readers/"
NOTICE = "/newsroom/desk/readers/troubles/"


def _words(browser: Client, address: str) -> str:
    text = browser.get(address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))


def _page(path: str, failure: str = "", **fields: Any) -> Page:
    return Page.objects.create(
        path=path, output="front", wanted=2, rendered=1, failure=failure, **fields
    )


def test_a_page_that_could_not_be_rendered_is_named_with_its_reason_on_the_desk(
    owner: Client,
) -> None:
    why = "template front.html, line 2: UndefinedError: 'lead' is undefined"
    _page("/en/", why, failures=3, due=timezone.now())
    for address in ("/newsroom/desk/", NOTICE):
        words = _words(owner, address)
        assert "The page /en/ could not be replaced: template front.html, line 2:" in words
        assert "Readers see the old pages until it works." in words
    assert "UndefinedError" in _words(owner, PAGE)
    assert "1 page in all." in _words(owner, PAGE)


def test_many_pages_are_counted_on_the_desk_and_listed_on_their_page(owner: Client) -> None:
    for number in range(5):
        _page(f"/en/{number}/", "OSError: [Errno 28] No space left on device", failures=number)
    notice = _words(owner, NOTICE)
    assert "The page /en/4/ could" in notice
    assert "/en/1/" not in notice
    assert "2 more pages could not be replaced." in notice
    assert all(f"/en/{number}/" in _words(owner, PAGE) for number in range(5))


def test_where_nothing_is_wrong_nothing_is_said(owner: Client) -> None:
    _page("/en/")
    assert _words(owner, NOTICE).strip() == ""
    assert "Every page is as it should be." in _words(owner, PAGE)
    assert "1 waits to be rendered." in _words(owner, PAGE)


def test_the_words_of_a_failure_are_no_markup(owner: Client) -> None:
    _page("/en/", "<b>bad</b>")
    assert "<b>bad</b>" not in owner.get(PAGE).content.decode()
