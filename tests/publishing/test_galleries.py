"""A gallery: the pictures of a text, large, numbered, each in a shape near to its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import pyvips
from lxml import html

from dateline.media.actions import add_picture
from dateline.media.models import Picture
from dateline.publishing.actions import publish_article, render_pages
from dateline.publishing.models import PublicArticle

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db


def picture(width: int, height: int, colour: int) -> Picture:
    data = (pyvips.Image.black(width, height, bands=3) + colour).cast("uchar").pngsave_buffer()
    return add_picture(data=data, filename=f"{colour}.png", credit="Nobody", by=None)


@pytest.fixture
def gallery(newsroom: Any, site: Path) -> str:
    """The path of a gallery in Persian: a sentence, a wide picture, a square one."""
    shown = [picture(320, 180, 20), picture(320, 320, 90)]
    blocks = [
        {"content": {"kind": "paragraph", "text": [{"text": "دو عکس."}]}},
        *({"content": {"kind": "picture", "picture": str(one.pk), "alt": "رود"}} for one in shown),
    ]
    article, revision = newsroom.article("رود", service="fa", genre="gallery", blocks=blocks)
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    return PublicArticle.objects.get(pk=article.pk).path


def test_pictures_are_numbered_in_the_digits_of_the_service_and_lead_to_each_other(
    gallery: str, files: Files
) -> None:
    page = html.document_fromstring(files()[f"{gallery.strip('/')}/index.html"])
    figures = page.xpath("//figure[@class='shown']")
    counts = [str(one.xpath(".//b")[0].text) for one in figures]
    assert counts == ["عکس ۱ از ۲", "عکس ۲ از ۲"]
    first, second = (one.get("id") for one in figures)
    ways = [one.xpath(".//p[@class='count']/a/@href") for one in figures]
    assert ways == [[f"#{second}"], [f"#{first}"]]


def test_each_picture_has_the_shape_nearest_to_its_own(gallery: str, files: Files) -> None:
    page = html.document_fromstring(files()[f"{gallery.strip('/')}/index.html"])
    shapes = [
        (int(image.get("width")), int(image.get("height")))
        for image in page.xpath("//figure[@class='shown']//img")
    ]
    assert shapes == [(320, 180), (320, 320)]


def test_lists_say_that_it_is_one(gallery: str, files: Files) -> None:
    front = html.document_fromstring(files()["fa/index.html"])
    assert set(front.xpath("//b[@class='mark gallery']/text()")) == {"به روایت تصویر"}
