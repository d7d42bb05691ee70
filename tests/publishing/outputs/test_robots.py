from __future__ import annotations

from dateline.publishing.outputs import robots
from dateline.publishing.render.pages import Robots


def test_robots_learn_what_is_closed_and_where_the_sitemaps_are() -> None:
    rules = Robots("https://news.example", ("/sitemap.xml",), ("/newsroom/",))
    assert robots.render(rules).body.decode() == (
        "User-agent: *\nDisallow: /newsroom/\n\nSitemap: https://news.example/sitemap.xml\n"
    )


def test_without_closed_paths_all_is_open() -> None:
    assert b"Disallow:\n" in robots.render(Robots("https://news.example")).body
