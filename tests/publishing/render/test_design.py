from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.publishing.render.design import stylesheet
from dateline.publishing.render.email_styles import dark_styles, styles_of
from dateline.publishing.render.pages import Theme
from dateline.publishing.render.policy import page_policy

STYLE = Path(__file__).parents[3] / "src/dateline/publishing/render/static/style"
TEMPLATES = STYLE.parents[1] / "templates"
# What would have to be turned round for scripts that are written from right to left.
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border)-(left|right|top|bottom)|left|right|top|bottom|width|height|"
    r"(min|max)-(width|height)|text-align:\s*(left|right)|float)\s*:"
)


@pytest.mark.parametrize("path", sorted(STYLE.glob("*.css")), ids=lambda path: path.stem)
def test_the_design_uses_logical_properties_only(path: Path) -> None:
    css = re.sub(r"@media[^{]*", "", path.read_text("utf-8"))
    assert PHYSICAL.findall(css) == []


def test_every_kind_of_teaser_that_a_template_asks_for_has_rules() -> None:
    asked = {
        kind
        for path in TEMPLATES.glob("*.html")
        for kind in re.findall(r'teaser\([^"()]*"([\w-]+)"', path.read_text("utf-8"))
    }
    assert {"card", "line", "row", "lead"} <= asked
    styled = set(re.findall(r"\.([\w-]+)", stylesheet(Theme())))
    assert asked <= styled


def test_a_theme_changes_the_accent_and_with_it_the_policy() -> None:
    green = Theme("#0a6b3d", "#7fe0ae")
    assert "#0a6b3d" in stylesheet(green)
    assert page_policy(green) != page_policy(Theme())


def test_the_compact_stylesheet_keeps_every_rule() -> None:
    source = "".join(path.read_text("utf-8") for path in STYLE.glob("*.css"))
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    assert stylesheet(Theme()).count("{") == source.count("{") + 1
    assert "/*" not in stylesheet(Theme())


def test_the_page_allows_no_style_but_its_own() -> None:
    assert page_policy(Theme()).startswith("style-src 'sha256-")
    assert "unsafe" not in page_policy(Theme())


def test_an_email_carries_the_colour_of_the_organisation() -> None:
    rule = styles_of(Theme("#123456", "#abcdef"))("head")
    assert "border-bottom: 3px solid #123456" in rule
    assert "var(" not in rule
    assert "prefers-color-scheme: dark" in dark_styles()
