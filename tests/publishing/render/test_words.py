from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.languages.site_text import site_text, site_words
from dateline.publishing.render.words import words_of

SOURCES = Path("src/dateline/publishing")
PROJECT = Path(__file__).parents[3]


def asked_words() -> set[str]:
    """Every word that templates and outputs ask a translation for."""
    folder = PROJECT / SOURCES / "render" / "templates"
    asked = {
        match
        for path in folder.rglob("*.html")
        for match in re.findall(r'_\("([^"]+)"\)', path.read_text("utf-8"))
    }
    assert "Latest news" in asked
    return asked


def test_every_word_of_the_templates_is_among_those_that_are_translated() -> None:
    assert asked_words() <= {str(message.id) for message in site_words()}


@pytest.mark.parametrize("code", ["ur", "am", "my", "th"])
def test_pages_in_scripts_that_the_design_was_made_for_hold_no_english_words(code: str) -> None:
    text = site_text(code)
    assert {word for word in asked_words() if text(word) == word} <= {"RSS", "Atom", "JSON Feed"}


def test_an_unknown_word_stays_english() -> None:
    assert words_of("fa")("No such words anywhere") == "No such words anywhere"


def test_a_service_speaks_its_language() -> None:
    assert words_of("fa")("Search") != "Search"
