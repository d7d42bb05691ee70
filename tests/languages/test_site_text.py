from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import dateline
from dateline.languages import missing
from dateline.languages.missing import lacks, main, unknown_words
from dateline.languages.services import known_services
from dateline.languages.site_text import site_text

PACKAGE = Path(dateline.__file__).parent
ACTIVE = [code for code, service in known_services().items() if service.active]


def test_eight_services_are_active() -> None:
    assert ACTIVE == ["en", "fr", "ru", "uk", "fa", "ar", "zh-Hans", "sw"]


@pytest.mark.parametrize("code", ACTIVE)
def test_an_active_service_says_everything_in_its_own_words(code: str) -> None:
    assert list(lacks(code)) == []


@pytest.mark.parametrize("code", ACTIVE)
def test_an_active_service_tells_who_its_house_byline_is(code: str) -> None:
    service = known_services()[code]
    assert service.house_byline in service.about


def test_the_templates_of_the_readers_pages_say_nothing_that_is_not_in_the_list() -> None:
    assert list(unknown_words(PACKAGE / "publishing")) == []


def test_words_without_a_translation_stay_english() -> None:
    assert site_text("fr")("Not in any catalog") == "Not in any catalog"
    assert site_text("ka")("Home") == "Home"
    assert site_text("../../../etc")("Home") == "Home"


def test_a_region_uses_the_words_of_its_language() -> None:
    assert site_text("fr-CA")("Home") == "Accueil"


@pytest.mark.parametrize(
    ("code", "count", "expected"),
    [
        ("en", 1, "{n} minute read"),
        ("en", 0, "{n} minutes read"),
        ("fr", 0, "{n} minute de lecture"),
        ("ru", 3, "{n} минуты чтения"),
        ("ru", 11, "{n} минут чтения"),
        ("uk", 21, "{n} хвилина читання"),
        ("fa", 5, "{n} دقیقه مطالعه"),
        ("ar", 2, "دقيقتا قراءة"),
        ("ar", 11, "{n} دقيقة قراءة"),
        ("zh-Hans", 5, "阅读约需 {n} 分钟"),
        ("sw", 5, "Dakika {n} za kusoma"),
    ],
)
def test_a_count_takes_its_plural_form(code: str, count: int, expected: str) -> None:
    text = site_text(code).ngettext("{n} minute read", "{n} minutes read", count)
    assert text == expected


def test_a_service_without_a_catalog_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ka"]) == 1
    out = capsys.readouterr().out
    assert "ka: add its credit sentence" in out
    assert "ka: add locale/ka/site.po" in out


def test_all_active_services_are_checked_without_arguments() -> None:
    assert main([]) == 0


def test_words_of_a_template_that_the_list_lacks_are_reported(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{{ _("Home") }} {{ _("Something new") }}')
    found = list(unknown_words(tmp_path))
    assert len(found) == 1
    assert found[0].endswith("page.html:1: add to locale/site.pot: 'Something new'")


def test_a_missing_translation_and_a_lost_placeholder_are_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(PACKAGE / "languages" / "locale" / "fr", tmp_path / "fr")
    source = tmp_path / "fr" / "site.po"
    text = source.read_text("utf-8")
    source.write_text(
        text.replace('msgstr "Accueil"', 'msgstr ""').replace("Par {names}", "Par {name}"), "utf-8"
    )
    with source.open("rb") as file:
        broken = read_po(file)
    monkeypatch.setattr(missing, "catalog", lambda code: broken)
    assert [line.split(":")[1].strip() for line in lacks("fr")] == [
        "not translated",
        "placeholders differ in the translation of 'By {names}'",
    ]
