from __future__ import annotations

import struct
import zlib

import pytest
import pyvips

from dateline.media.errors import DamagedPicture, FileTooLarge, NotAPicture, TooManyPixels
from dateline.media.inspection import inspect_picture


def _png_that_says(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes whose header declares any size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 64)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("saver", "options", "name"),
    [
        ("jpegsave_buffer", {}, "jpeg"),
        ("pngsave_buffer", {}, "png"),
        ("webpsave_buffer", {}, "webp"),
        ("gifsave_buffer", {}, "gif"),
        ("tiffsave_buffer", {}, "tiff"),
        ("heifsave_buffer", {"compression": "av1", "effort": 0}, "avif"),
    ],
)
def test_each_format_that_is_taken_is_told_by_its_bytes(draw, saver, options, name):
    data = getattr(draw(320, 180), saver)(**options)
    facts = inspect_picture(data, filename="wrong-name.txt")
    assert (facts.format, facts.width, facts.height) == (name, 320, 180)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"\x00" * 4096,
    ],
)
def test_what_is_no_picture_is_refused_with_what_to_send(data):
    with pytest.raises(NotAPicture, match=r"“a\.jpg” is not a picture.*Send a JPEG"):
        inspect_picture(data, filename="a.jpg")


@pytest.mark.parametrize("saver", ["jpegsave_buffer", "pngsave_buffer", "webpsave_buffer"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_cut_off_picture_is_refused(draw, saver, share):
    noisy = draw(400, 300) + pyvips.Image.gaussnoise(400, 300, sigma=20)
    data = getattr(noisy.cast("uchar"), saver)()
    with pytest.raises(DamagedPicture, match="cut off"):
        inspect_picture(data[: int(len(data) * share)], filename="a.jpg")


def test_a_picture_that_declares_huge_sizes_is_refused_before_it_is_decoded():
    with pytest.raises((TooManyPixels, DamagedPicture), match=r"100,000 × 100,000|damaged"):
        inspect_picture(_png_that_says(100_000, 100_000), filename="a.png")


def test_the_limit_of_pixels_is_checked_from_the_header():
    with pytest.raises(TooManyPixels, match=r"20,000 × 20,000 pixels; at most 200 million"):
        inspect_picture(_png_that_says(20_000, 20_000), filename="a.png")


def test_a_file_of_too_many_bytes_is_refused(jpeg, own_var, monkeypatch):
    from dateline.ground.settings import get_settings

    small = get_settings().model_copy(update={"max_picture_bytes": 100})
    monkeypatch.setattr("dateline.media.inspection.get_settings", lambda: small)
    with pytest.raises(FileTooLarge, match="at most"):
        inspect_picture(jpeg, filename="a.jpg")


def test_a_picture_that_is_decoded_as_a_whole_may_have_fewer_pixels(draw, monkeypatch):
    from dateline.ground.settings import get_settings

    limited = get_settings().model_copy(update={"max_picture_pixels": 100_000})
    monkeypatch.setattr("dateline.media.inspection.get_settings", lambda: limited)
    picture = draw(250, 200)
    assert inspect_picture(picture.jpegsave_buffer(), filename="a.jpg").width == 250
    with pytest.raises(TooManyPixels):
        inspect_picture(picture.jpegsave_buffer(interlace=True), filename="a.jpg")
    with pytest.raises(TooManyPixels):
        inspect_picture(picture.webpsave_buffer(), filename="a.webp")


@pytest.mark.parametrize("orientation", [5, 6, 7, 8])
def test_a_picture_that_lies_on_its_side_is_measured_upright(draw, orientation):
    image = draw(320, 180).copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    facts = inspect_picture(image.jpegsave_buffer(), filename="a.jpg")
    assert (facts.width, facts.height) == (180, 320)


def test_cmyk_and_sixteen_bits_are_taken(draw):
    cmyk = draw(320, 180).icc_transform("cmyk", input_profile="srgb").jpegsave_buffer()
    deep = (draw(320, 180).cast("ushort") * 257).cast("ushort").copy(interpretation="rgb16")
    for data in (cmyk, deep.pngsave_buffer(), deep.tiffsave_buffer()):
        red, _, blue = bytes.fromhex(inspect_picture(data, filename="a").placeholder[1:])
        assert 90 < red < 170
        assert 90 < blue < 190


def test_of_a_moving_picture_the_first_frame_counts(draw):
    frames = pyvips.Image.arrayjoin([draw(64, 48), draw(64, 48).invert()], across=1).copy()
    frames.set_type(pyvips.GValue.gint_type, "page-height", 48)
    for data in (frames.gifsave_buffer(), frames.webpsave_buffer()):
        facts = inspect_picture(data, filename="a.gif")
        assert (facts.width, facts.height) == (64, 48)


def test_the_placeholder_is_the_mean_colour(draw):
    plain = pyvips.Image.black(40, 40, bands=3).linear(1, [10, 120, 200]).cast("uchar")
    data = plain.copy(interpretation="srgb").pngsave_buffer()
    assert inspect_picture(data, filename="a.png").placeholder == "#0a78c8"


def test_grey_and_transparent_pictures_have_a_colour():
    grey = (pyvips.Image.black(40, 40) + 100).cast("uchar").copy(interpretation="b-w")
    clear = grey.colourspace("srgb").bandjoin(0)
    assert inspect_picture(grey.pngsave_buffer(), filename="a").placeholder == "#646464"
    assert inspect_picture(clear.pngsave_buffer(), filename="a").placeholder == "#ebebeb"


def test_libvips_opens_no_other_format_by_itself():
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    with pytest.raises(pyvips.Error):
        pyvips.Image.new_from_buffer(svg, "")
