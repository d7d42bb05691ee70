"""Which addresses may be connected to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.wires.polling import FetchError, checked_address, checked_host


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0.0.0.0", "[::1]", "192.168.1.1", "2130706433"]
)
def test_a_private_address_is_refused_unless_listed(host: str) -> None:
    with pytest.raises(FetchError, match="DATELINE_FETCH_PRIVATE"):
        checked_address(f"http://{host}/feed.xml")
    with pytest.raises(FetchError, match="DATELINE_FETCH_PRIVATE"):
        checked_host(host.strip("[]"))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "gopher://example.org/", "http:///a"])
def test_a_url_that_is_not_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(FetchError, match="Only http"):
        checked_address(url)


def test_a_listed_network_is_allowed(settings_of: Callable[..., None]) -> None:
    settings_of(fetch_private="10.0.0.0/8, intranet.example")
    assert str(checked_address("http://10.1.2.3/feed.xml")) == "10.1.2.3"
    assert str(checked_host("10.1.2.3")) == "10.1.2.3"


def test_a_public_address_is_allowed_and_returned_as_it_is() -> None:
    assert str(checked_host("8.8.8.8")) == "8.8.8.8"


def test_a_name_without_address_is_said() -> None:
    with pytest.raises(FetchError, match=r"nowhere\.invalid"):
        checked_host("nowhere.invalid")
