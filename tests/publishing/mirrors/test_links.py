from __future__ import annotations

import pytest

from dateline.publishing.mirrors.links import rewritten

FILES = {"index.html", "en/index.html", "en/world/index.html", "en/2026/نشست/index.html"} | {
    "media/a-1/16x9-320.jpg",
    "media/a-1/16x9-640.jpg",
}
SITE = "https://news.example"


def on(file: str, html: str) -> str:
    return rewritten(html, file=file, files=FILES, base_url=SITE)


@pytest.mark.parametrize(
    ("file", "path", "target"),
    [
        ("en/index.html", "/en/world/", "world/index.html"),
        ("en/world/index.html", "/en/", "../index.html"),
        ("index.html", "/en/world/#b-1", "en/world/index.html#b-1"),
        (
            "en/index.html",
            "/en/2026/%D9%86%D8%B4%D8%B3%D8%AA/",
            "2026/%D9%86%D8%B4%D8%B3%D8%AA/index.html",
        ),
        ("en/index.html", "/fa/", "https://news.example/fa/"),
        ("en/index.html", "/", "https://news.example/"),
        (
            "en/index.html",
            "/en/search/?q=a&amp;page=2",
            "https://news.example/en/search/?q=a&amp;page=2",
        ),
    ],
)
def test_a_link_leads_to_the_file_or_to_the_site(file: str, path: str, target: str) -> None:
    assert on(file, f'<a class="x" href="{path}">') == f'<a class="x" href="{target}">'


def test_pictures_of_all_widths_are_found() -> None:
    html = '<img src="/media/a-1/16x9-640.jpg" srcset="/media/a-1/16x9-320.jpg 320w, /media/a-1/16x9-640.jpg 640w">'
    assert on("en/world/index.html", html) == html.replace("/media", "../../media")


def test_a_script_that_asks_the_site_is_left_out_and_data_stays() -> None:
    html = '<script src="/static/site-1.js" defer></script>\n<script type="application/ld+json">{"a":"/en/"}</script>'
    assert on("en/index.html", html) == '<script type="application/ld+json">{"a":"/en/"}</script>'


def test_words_that_look_like_a_link_are_left_alone() -> None:
    html = '<p>write href="/en/" here</p><a href="https://e.example/en/">'
    assert on("en/index.html", html) == html
