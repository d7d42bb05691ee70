from __future__ import annotations

from dateline.media.renditions import every_rendition, rendition_set, social_size, social_url


def test_a_large_picture_comes_in_all_widths_and_formats(like):
    found = rendition_set(like(4000, 3000), "16x9")
    assert [source.media_type for source in found.sources] == [
        "image/avif",
        "image/webp",
        "image/jpeg",
    ]
    assert [width for _, width in found.sources[0].files] == [320, 640, 960, 1280]
    assert found.sources[0].files[1][0] == "/media/abababababababab-3232/16x9-640.avif"
    assert (found.width, found.height) == (1280, 720)
    assert found.url == "/media/abababababababab-3232/16x9-640.jpg"
    assert found.placeholder == "#aabbcc"


def test_a_srcset_names_addresses_and_widths(like):
    srcset = rendition_set(like(700, 700), "1x1").sources[2].srcset
    assert srcset == (
        "/media/abababababababab-3232/1x1-320.jpg 320w, "
        "/media/abababababababab-3232/1x1-640.jpg 640w"
    )


def test_a_small_picture_comes_in_its_own_width(like):
    found = rendition_set(like(200, 400), "1x1")
    assert (found.width, found.height) == (200, 200)
    assert found.url.endswith("/1x1-200.jpg")


def test_another_focal_point_gives_other_addresses(like):
    assert rendition_set(like(900, 900)).url != rendition_set(like(900, 900, x=0.2)).url


def test_every_address_that_is_offered_is_made(like):
    picture = like(1500, 1000)
    made = {file.url for file in every_rendition(picture)}
    offered = {
        url
        for ratio in ("16x9", "4x3", "1x1")
        for source in rendition_set(picture, ratio).sources
        for url, _ in source.files
    }
    assert made == offered | {social_url(picture)}


def test_the_social_picture_keeps_its_ratio_when_small(like):
    assert social_size(like(4000, 3000)) == social_size(like(1200, 630))
    small = social_size(like(600, 600))
    assert (small.width, small.height) == (600, 315)
