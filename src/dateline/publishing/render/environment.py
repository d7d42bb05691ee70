"""The Jinja environment of the readers' pages: everything escaped, nothing left undefined."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from markupsafe import Markup

from . import filters
from .assets import ICON_PATH, script_path
from .design import lite_stylesheet, stylesheet
from .email_styles import dark_styles, styles_of
from .pages import Chrome
from .policy import lite_policy, page_policy
from .theming import theme_folder
from .words import words_of

TEMPLATES: Final = Path(__file__).parent / "templates"


def environment() -> Environment:
    """Return the environment of this process; a template is compiled once."""
    return _environment(theme_folder())


@cache
def _environment(theme: Path | None) -> Environment:
    environment = Environment(
        loader=_loader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters.update(filters.ALL)
    environment.globals["graph_locale"] = filters.graph_locale
    return environment


def _loader(theme: Path | None) -> BaseLoader:
    """Look for a template in the theme, then among ours; `dateline/<name>` is always ours."""
    ours = FileSystemLoader(TEMPLATES)
    own = [FileSystemLoader(theme / "templates")] if theme else []
    return ChoiceLoader([*own, ours, PrefixLoader({"dateline": ours})])


def render_page(template: str, chrome: Chrome, **parts: object) -> bytes:
    """Render a template of a page with what surrounds it; the same data gives the same bytes.

    Raises:
        jinja2.TemplateError: the template is wrong or names something that the data lacks.
    """
    return _compact(
        environment()
        .get_template(template)
        .render(
            chrome=chrome,
            front=False,
            searching=False,
            _=words_of(chrome.service.code),
            policy=page_policy(chrome.theme),
            stylesheet=Markup(stylesheet(chrome.theme)),  # noqa: S704 - our own file
            script_path=script_path(),
            icon_path=ICON_PATH,
            **parts,
        )
    ).encode()


def render_lite(template: str, chrome: Chrome, **parts: object) -> bytes:
    """Render a template of the text edition; `chrome` is that of the full page.

    Raises:
        jinja2.TemplateError: the template is wrong or names something that the data lacks.
    """
    html = (
        environment()
        .get_template(f"lite/{template}")
        .render(
            chrome=chrome,
            _=words_of(chrome.service.code),
            policy=lite_policy(),
            stylesheet=Markup(lite_stylesheet()),  # noqa: S704 - our own file
            icon_path=ICON_PATH,
            **parts,
        )
    )
    return _compact(html).encode()


def render_email(template: str, chrome: Chrome, **parts: object) -> bytes:
    """Render a template of a newsletter.

    Raises:
        jinja2.TemplateError: the template is wrong or names something that the data lacks.
    """
    html = (
        environment()
        .get_template(f"email/{template}")
        .render(
            chrome=chrome,
            _=words_of(chrome.service.code),
            styled=styles_of(chrome.theme),
            dark_styles=Markup(dark_styles()),  # noqa: S704 - our own file
            start="right" if chrome.service.direction == "rtl" else "left",
            **parts,
        )
    )
    return _compact(html).encode()


def _compact(html: str) -> str:
    return "\n".join(line for line in html.split("\n") if line)
