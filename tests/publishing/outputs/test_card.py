"""Cards of articles: their size, their letters, and where there are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
import pyvips

from dateline.publishing.outputs import card
from dateline.publishing.render.fonts import family_of
from dateline.publishing.render.pages import CardView, Theme
from dateline.publishing.render.specimen import samples

HEADLINES = {
    "en": "Four river states agree to share flood warnings within minutes",
    "fa": "چهار کشور همسایهٔ رود توافق کردند هشدار سیل را در چند دقیقه به هم برسانند",
    "my": "မြစ်ကမ်းပါး နိုင်ငံလေးခု ရေကြီးမှု သတိပေးချက်များ မျှဝေရန် သဘောတူ",
    "km": "ប្រទេសតាមដងទន្លេទាំងបួនយល់ព្រមចែករំលែកការព្រមានទឹកជំនន់",
    "th": "สี่ประเทศริมแม่น้ำตกลงแบ่งปันคำเตือนน้ำท่วมภายในไม่กี่นาที",
    "zh-Hans": "同饮一江水的四国同意在数分钟内互通洪水警报",
}


def view(code: str, headline: str) -> CardView:
    return CardView(samples.service(code), headline, "news.example", Theme())


def drawn(code: str, headline: str) -> pyvips.Image:
    service = samples.service(code)
    if not card.can_draw(service.script):
        pytest.skip(f"no letters of {service.script} here: install fonts-noto-core and -cjk")
    return pyvips.Image.new_from_buffer(card.render(view(code, headline)).body, "")


def ink(image: pyvips.Image) -> tuple[int, int, int, int]:
    """Where the headline stands: the dark of the card between its name and its address."""
    part = image.crop(30, 140, card.WIDTH - 60, 390).colourspace("b-w")
    left, top, width, height = part.find_trim(threshold=128, background=[255])
    return left, top, left + width, top + height


@pytest.mark.parametrize("code", HEADLINES)
def test_a_headline_is_drawn_in_its_script(code: str) -> None:
    image = drawn(code, HEADLINES[code])
    assert (image.width, image.height) == (1200, 630)
    left, top, right, bottom = ink(image)
    assert right - left > 400
    assert bottom - top > 60
    # Where the service begins to read, there the lines begin.
    room = card.WIDTH - 60
    margins = (left, room - right)
    begins = margins if samples.service(code).direction == "ltr" else margins[::-1]
    assert begins[0] < 60


def test_a_long_headline_stays_within_the_card() -> None:
    image = drawn("en", f"{HEADLINES['en']}, {HEADLINES['en']}, {HEADLINES['en']}")
    left, _, right, _ = ink(image)
    assert left > 20
    assert right < card.WIDTH - 60 - 20


def test_no_word_is_left_alone_in_the_last_line() -> None:
    left, top, right, bottom = ink(drawn("en", "Ministers of four states meet in Brussels today"))
    image = drawn("en", "Ministers of four states meet in Brussels today")
    height = (bottom - top) // 2
    last = image.crop(30, 140 + top + height, card.WIDTH - 60, bottom - top - height)
    _, _, width, _ = last.colourspace("b-w").find_trim(threshold=128, background=[255])
    assert width > (right - left) / 2


def test_urdu_is_drawn_in_nastaliq_where_its_letters_are_here() -> None:
    image = drawn("ur", "ایک ہی دریا کی چار ریاستیں")
    if family_of("Arab", "ur") != "Noto Nastaliq Urdu":
        pytest.skip("no Nastaliq here: install fonts-noto-core")
    as_naskh = replace(samples.service("ur"), tag="fa")
    words = replace(view("ur", "ایک ہی دریا کی چار ریاستیں"), service=as_naskh)
    naskh = pyvips.Image.new_from_buffer(card.render(words).body, "")
    assert ink(image) != ink(naskh)
    _, _, _, bottom = ink(image)
    assert bottom < 390


def test_marks_of_markup_are_just_letters() -> None:
    assert drawn("en", "<b>5 & 6</b> > 4").width == card.WIDTH


def test_equal_words_give_equal_bytes() -> None:
    drawn("en", HEADLINES["en"])
    one = card.render(view("en", HEADLINES["en"])).body
    assert one == card.render(view("en", HEADLINES["en"])).body


def test_a_script_without_letters_here_has_no_card() -> None:
    assert not card.can_draw("Zzzz")


def test_lines_of_scripts_without_spaces_end_between_words() -> None:
    image = drawn("th", HEADLINES["th"] * 2)
    _, _, right, bottom = ink(image)
    assert right <= card.WIDTH - 60 - 10
    assert bottom > 150


def test_a_service_of_another_colour_has_it_on_its_cards() -> None:
    drawn("en", HEADLINES["en"])
    blue = replace(view("en", "Blue"), theme=Theme("#123456"))
    image = pyvips.Image.new_from_buffer(card.render(blue).body, "")
    assert image.getpoint(5, 300)[:3] == [0x12, 0x34, 0x56]
