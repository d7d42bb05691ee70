from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.media.geometry import BASE_PIXELS, Size, base_size, crop_area, widths_for

sides = st.integers(1, 40_000)
parts = st.floats(0, 1)


@given(sides, sides, st.sampled_from([(16, 9), (4, 3), (1, 1), (1200, 630)]), parts, parts)
def test_a_crop_lies_inside_of_the_picture(width, height, ratio, x, y):
    area = crop_area(Size(width, height), ratio, focus=(x, y))
    assert area.left >= 0
    assert area.top >= 0
    assert area.width >= 1
    assert area.height >= 1
    assert area.left + area.width <= width
    assert area.top + area.height <= height


def test_a_crop_keeps_the_focal_point_in_its_middle_where_it_can():
    area = crop_area(Size(1600, 900), (1, 1), focus=(0.4, 0.5))
    assert area.left + area.width / 2 == 640


def test_a_crop_stops_at_the_border():
    assert crop_area(Size(1600, 900), (1, 1), focus=(1.0, 0.5)).left == 700


@given(sides, sides)
def test_the_copy_is_bounded_and_never_larger(width, height):
    size = base_size(Size(width, height))
    assert size.width <= width
    assert size.height <= height
    assert size.width * size.height <= max(BASE_PIXELS, size.width, size.height)


def test_nothing_is_enlarged():
    assert widths_for(700, (320, 640, 960)) == (320, 640)
    assert widths_for(200, (320, 640, 960)) == (200,)
