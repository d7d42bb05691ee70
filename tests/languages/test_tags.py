from __future__ import annotations

import pytest

from dateline.languages.services import known_services
from dateline.languages.tags import cldr, direction, fallbacks, language_name


@pytest.mark.parametrize("code", known_services())
def test_the_direction_of_every_service_is_that_of_its_tag(code: str) -> None:
    service = known_services()[code]
    assert direction(service.language_tag) == service.direction


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("he", "rtl"),
        ("dv", "rtl"),
        ("uz-Arab", "rtl"),
        ("az-IR", "rtl"),
        ("pa-Arab-PK", "rtl"),
        ("fa-Latn", "ltr"),
        ("xx", "ltr"),
        ("", "ltr"),
        ("no tag at all", "ltr"),
    ],
)
def test_a_script_in_the_tag_decides_before_the_language(tag: str, expected: str) -> None:
    assert direction(tag) == expected


@pytest.mark.parametrize(
    ("tag", "in_language", "expected"),
    [
        ("fa", "fr", "persan"),
        ("fa", "fa", "فارسی"),
        ("zh-Hans", "en", "Simplified Chinese"),
        ("prs", "en", "Dari"),
        ("en", "sw", "Kiingereza"),
        ("uk-UA", "ru", "украинский"),
        ("tlh-x-made-up", "zh-Hans", "克林贡语"),
        ("qaa", "en", "qaa"),
    ],
)
def test_language_names(tag: str, in_language: str, expected: str) -> None:
    assert language_name(tag, in_language) == expected


def test_tags_get_shorter_from_the_right() -> None:
    assert fallbacks("zh_Hans-CN") == ["zh-Hans-CN", "zh-Hans", "zh"]


def test_a_language_that_cldr_lacks_still_has_a_locale() -> None:
    assert cldr("qaa-Latn").language == "en"
