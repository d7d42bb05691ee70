from __future__ import annotations

from types import SimpleNamespace

import pytest
import pyvips

from dateline.media.encoding import encode, ensure_renditions
from dateline.media.inspection import inspect_picture
from dateline.media.models import Picture
from dateline.media.queries import picture_store
from dateline.media.renditions import every_rendition, rendition_set, social_url


@pytest.fixture
def stored(own_var):
    """Return a maker of pictures that are in the store, without a database."""

    def make(data: bytes, *, x: float = 0.5, y: float = 0.5) -> Picture:
        facts = inspect_picture(data, filename="a")
        return Picture(
            sha256=picture_store().put(data),
            filename="a",
            format=facts.format,
            width=facts.width,
            height=facts.height,
            placeholder=facts.placeholder,
            focal_x=x,
            focal_y=y,
        )

    return make


def test_each_rendition_is_a_picture_of_its_size_and_format(stored, draw, tmp_path):
    picture = stored(draw(700, 500).jpegsave_buffer())
    made = ensure_renditions(picture, tmp_path / "site")
    files = list(every_rendition(picture))
    assert made == len(files) == 16
    for file in files:
        facts = inspect_picture((tmp_path / "site" / file.url[1:]).read_bytes(), filename=file.url)
        assert facts.format == {"jpg": "jpeg"}.get(file.extension, file.extension)
        assert (facts.width, facts.height) == (file.size.width, file.size.height)


def test_more_effort_makes_smaller_files(draw, monkeypatch):
    image, sizes = draw(340, 300), {}
    for effort in (0, 4):
        settings = SimpleNamespace(picture_effort=effort)
        monkeypatch.setattr(
            "dateline.media.encoding.get_settings", lambda settings=settings: settings
        )
        sizes[effort] = [len(encode(image, extension)) for extension in ("avif", "webp", "jpg")]
    assert sizes[4][0] < sizes[0][0]
    assert sizes[4][1] < sizes[0][1]
    assert sizes[4][2] == sizes[0][2]


def test_only_what_is_missing_is_made(stored, draw, tmp_path):
    picture = stored(draw(340, 300).jpegsave_buffer())
    ensure_renditions(picture, tmp_path)
    (tmp_path / social_url(picture)[1:]).unlink()
    assert ensure_renditions(picture, tmp_path) == 1
    assert ensure_renditions(picture, tmp_path) == 0


def test_the_crop_follows_the_focal_point(stored, draw, tmp_path):
    data = draw(1600, 900).jpegsave_buffer(Q=95)
    for x, stronger, weaker in ((0.0, 0, 2), (1.0, 2, 0)):
        picture = stored(data, x=x)
        ensure_renditions(picture, tmp_path)
        image = pyvips.Image.new_from_buffer(
            (tmp_path / rendition_set(picture, "1x1").url[1:]).read_bytes(), ""
        )
        assert image[stronger].avg() > image[weaker].avg() + 60


def test_a_picture_on_its_side_comes_out_upright(stored, draw, tmp_path):
    image = draw(640, 320).copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", 6)
    picture = stored(image.jpegsave_buffer(Q=95))
    ensure_renditions(picture, tmp_path)
    upright = pyvips.Image.new_from_buffer(
        (tmp_path / rendition_set(picture, "1x1").url[1:]).read_bytes(), ""
    )
    top = upright.crop(0, 0, upright.width, upright.height // 4)
    assert top[0].avg() > top[2].avg() + 60


def test_nothing_hidden_in_a_picture_reaches_the_readers(stored, draw, tmp_path):
    image = draw(400, 300).copy()
    image.set_type(
        pyvips.GValue.blob_type,
        "xmp-data",
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>secret</x:xmpmeta>",
    )
    data = image.jpegsave_buffer() + b"PK\x03\x04<script>alert('secret')</script>"
    assert b"secret</x" in data
    picture = stored(data)
    ensure_renditions(picture, tmp_path)
    for file in every_rendition(picture):
        made = (tmp_path / file.url[1:]).read_bytes()
        assert b"secret" not in made
        assert b"<script" not in made


def test_cmyk_comes_out_in_the_colours_of_screens(stored, draw, tmp_path):
    data = draw(400, 300).icc_transform("cmyk", input_profile="srgb").jpegsave_buffer()
    picture = stored(data)
    ensure_renditions(picture, tmp_path)
    image = pyvips.Image.new_from_buffer((tmp_path / social_url(picture)[1:]).read_bytes(), "")
    assert image.interpretation == "srgb"
    left = image.crop(0, 0, image.width // 2, image.height)
    assert left[0].avg() > left[2].avg() + 60
