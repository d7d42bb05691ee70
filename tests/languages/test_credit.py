from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.languages.agencies import agencies, agency_name
from dateline.languages.credit import agency_byline, credit_line
from dateline.languages.services import ServiceFacts, known_services

Find = Callable[[str], ServiceFacts]
THREE = ["ap", "reuters", "afp"]
_AR = "استُقيت بعض المعلومات الواردة في هذا التقرير من "
_SW = "Baadhi ya taarifa katika ripoti hii zimetoka kwa "


@pytest.mark.parametrize(
    ("code", "one", "two", "three"),
    [
        (
            "en",
            "Some information for this report came from The Associated Press.",
            "Some information for this report came from The Associated Press and Reuters.",
            (
                "Some information for this report came from "
                "The Associated Press, Reuters and Agence France-Presse."
            ),
        ),
        (
            "fr",
            "Certaines informations de cet article proviennent d’Associated Press.",
            "Certaines informations de cet article proviennent d’Associated Press et de Reuters.",
            (
                "Certaines informations de cet article proviennent "
                "d’Associated Press, de Reuters et de l’Agence France-Presse."
            ),
        ),
        (
            "ru",
            "В материале использована информация агентства Ассошиэйтед Пресс.",
            "В материале использована информация агентств Ассошиэйтед Пресс и Рейтер.",
            "В материале использована информация агентств Ассошиэйтед Пресс, Рейтер и Франс Пресс.",
        ),
        (
            "uk",
            "У матеріалі використано інформацію агентства Ассошіейтед Прес.",
            "У матеріалі використано інформацію агентств Ассошіейтед Прес і Рейтер.",
            "У матеріалі використано інформацію агентств Ассошіейтед Прес, Рейтер і Франс Прес.",
        ),
        (
            "fa",
            "در این گزارش از اطلاعات آسوشیتدپرس استفاده شده است.",
            "در این گزارش از اطلاعات آسوشیتدپرس و رویترز استفاده شده است.",
            "در این گزارش از اطلاعات آسوشیتدپرس، رویترز و خبرگزاری فرانسه استفاده شده است.",
        ),
        (
            "ar",
            _AR + "وكالة أسوشيتد برس.",
            _AR + "وكالتي أسوشيتد برس ورويترز.",
            _AR + "وكالات أسوشيتد برس ورويترز وفرانس برس.",
        ),
        (
            "zh-Hans",
            "本报道部分信息来自美联社。",
            "本报道部分信息来自美联社和路透社。",
            "本报道部分信息来自美联社、路透社和法新社。",
        ),
        (
            "sw",
            _SW + "shirika la habari la Associated Press.",
            _SW + "mashirika ya habari ya Associated Press na Reuters.",
            _SW + "mashirika ya habari ya Associated Press, Reuters na Agence France-Presse.",
        ),
    ],
)
def test_the_credit_sentence(service: Find, code: str, one: str, two: str, three: str) -> None:
    sentences = [credit_line(THREE[:count], service(code)) for count in range(4)]
    assert sentences == ["", one, two, three]


def test_an_agency_is_credited_once_in_the_order_given(service: Find) -> None:
    line = credit_line(["reuters", "ap", "Reuters"], service("en"))
    assert line == "Some information for this report came from Reuters and The Associated Press."


def test_an_unknown_agency_is_called_as_its_provider(service: Find) -> None:
    line = credit_line(["xyz", "afp"], service("fr"), fallback={"XYZ": "Écho {0}"})
    assert line.endswith("proviennent d’Écho {0} et de l’Agence France-Presse.")
    assert credit_line(["xyz"], service("en")).endswith("came from XYZ.")


def test_an_agency_with_an_article_carries_it_within_the_sentence_only(service: Find) -> None:
    assert credit_line(["apa"], service("en")).endswith("from the Austria Press Agency.")
    assert agency_byline("apa", service("en")) == "Austria Press Agency"


def test_a_language_without_a_sentence_gets_the_names(service: Find) -> None:
    assert credit_line(["ap", "dpa"], service("ka")) == "Associated Press და dpa"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "Reuters"),
        ("ru", "Рейтер"),
        ("fa", "رویترز"),
        ("ar", "وكالة رويترز"),
        ("zh-Hans", "路透社"),
        ("prs", "رویترز"),
    ],
)
def test_the_byline_of_a_text_that_is_wholly_one_agencys(
    service: Find, code: str, expected: str
) -> None:
    assert agency_byline("reuters", service(code)) == expected


def test_a_byline_of_an_unknown_agency_is_the_providers_name(service: Find) -> None:
    assert agency_byline("xyz", service("sw"), "XYZ News") == "XYZ News"


def test_names_go_from_the_region_to_the_language_to_the_agencys_own() -> None:
    assert agency_name("AP", "zh-Hans-SG") == "美联社"
    assert agency_name("ap", "en-GB") == "The Associated Press"
    assert agency_name("ap", "yo") == "Associated Press"


@pytest.mark.parametrize("code", [c for c, s in known_services().items() if s.active])
def test_every_agency_fits_the_sentence_of_every_active_service(service: Find, code: str) -> None:
    facts = service(code)
    for agency in agencies():
        line = credit_line([agency], facts)
        assert agency_name(agency, facts.language_tag).split()[-1] in line
        assert not any(sign in line for sign in "{}")
        assert "  " not in line
