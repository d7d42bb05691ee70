"""Themes: tokens, style, templates and a mark from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.ground.settings import Settings
from dateline.publishing.outputs import front
from dateline.publishing.pages.templates import version
from dateline.publishing.render import theming
from dateline.publishing.render.assets import ICON_PATH, static_files
from dateline.publishing.render.design import stylesheet
from dateline.publishing.render.pages import Theme
from dateline.publishing.render.policy import page_policy
from dateline.publishing.render.specimen.site import front_page
from dateline.publishing.render.theming import ThemeError, contrast, load_theme


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the site's theme, empty."""
    monkeypatch.setattr(theming, "get_settings", lambda: Settings(theme=tmp_path))
    return tmp_path


def test_tokens_and_style_come_into_the_stylesheet(theme: Path) -> None:
    (theme / "theme.toml").write_text('accent = "#0b5c8a"\nserif = \'"Source Serif 4", Georgia\'\n')
    (theme / "style.css").write_text("/* ours */ .name { letter-spacing: .02em; }\n")
    css = stylesheet(load_theme(theme))
    assert css.startswith(
        ':root{--light-accent:#0b5c8a;--dark-accent:#ff9a98;--own-serif:"Source Serif 4", Georgia}'
    )
    assert css.endswith(".name{letter-spacing:.02em}")


def test_an_empty_theme_is_the_look_that_it_came_with(theme: Path) -> None:
    assert load_theme(theme) == Theme()


@pytest.mark.parametrize(
    ("tokens", "why"),
    [
        ('accent = "blue"', "#rrggbb"),
        ('accent = "#ffcc00"', "contrast of 1.5:1"),
        ('accent_dark = "#202020"', "contrast of"),
        ('colour = "#000000"', "no token colour"),
        ("serif = 'x; } body { display: none'", "list of font names"),
        ("accent = ", "theme.toml"),
    ],
)
def test_a_token_that_cannot_be_is_refused_with_its_file(
    theme: Path, tokens: str, why: str
) -> None:
    (theme / "theme.toml").write_text(tokens)
    with pytest.raises(ThemeError, match=why):
        load_theme(theme)


@pytest.mark.parametrize(
    "css",
    ["</style><script>", "@import 'x'", "a { background: URL(//x) }", "b{}" * 2000],
)
def test_style_that_reaches_out_or_is_too_long_is_refused(theme: Path, css: str) -> None:
    (theme / "style.css").write_text(css)
    with pytest.raises(ThemeError, match=r"style\.css"):
        load_theme(theme)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="no such folder"):
        load_theme(tmp_path / "none")


def test_a_template_takes_the_place_of_ours_and_can_extend_it(theme: Path) -> None:
    (theme / "templates").mkdir()
    (theme / "templates" / "base.html").write_text(
        '{% extends "dateline/base.html" %}'
        "{% block data %}<p id='own'>{{ chrome.organisation }}</p>{% endblock %}"
    )
    page = front.render(front_page("en")).body.decode()
    assert "<p id='own'>Dateline News</p>" in page
    assert 'class="lead"' in page or "t lead" in page


def test_a_mark_takes_the_place_of_ours(theme: Path) -> None:
    (theme / "mark.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert static_files()[ICON_PATH].body == (theme / "mark.svg").read_bytes()


def test_another_theme_is_another_version_of_the_pages(theme: Path) -> None:
    version.cache_clear()
    before = version()
    (theme / "style.css").write_text("b{}")
    version.cache_clear()
    assert version() != before
    version.cache_clear()


def test_the_pages_policy_allows_just_the_style_of_its_theme(theme: Path) -> None:
    assert page_policy(Theme()) != page_policy(Theme(accent="#0b5c8a"))


def test_our_own_colours_can_be_read() -> None:
    assert contrast(Theme().accent, "#ffffff") >= 4.5
    assert contrast(Theme().accent_dark, "#121419") >= 4.5
