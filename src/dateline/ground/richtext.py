"""Inline text: the one form in which words and their emphasis move through the system.

A text is a tuple of runs. Runs carry characters and marks, never markup, so nothing that was
received as markup can come out as markup. `\\n` inside a run is a line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Annotated, Final, Literal, Protocol
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Mark = Literal["strong", "em", "sub", "sup", "code"]
MARK_ORDER: Final[tuple[Mark, ...]] = ("strong", "em", "sub", "sup", "code")

_SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
# What needs no closer look: most addresses by far.
_PLAIN_ADDRESS: Final = re.compile(
    r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:[/?#][!-~]*)?"
)
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# C0 and C1 controls except tab and line feed; also the non-characters that XML 1.0 forbids.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_SPACE: Final = re.compile(r"[ \t\u00a0]*\n[ \t\u00a0]*|[ \t]+")


def safe_href(href: str | None) -> str | None:
    """Return the address if a reader may follow it, else None.

    Allowed are http, https, mailto and tel; all else (javascript:, data:, relative) is dropped.
    """
    if not href:
        return None
    if _PLAIN_ADDRESS.fullmatch(href):
        return href
    href = _FORBIDDEN.sub("", href).strip()
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SAFE_SCHEMES:
        return None
    if parts.scheme.lower() in {"http", "https"} and not parts.netloc:
        return None
    return href


def _only_safe(href: str | None) -> str | None:
    if href is not None and safe_href(href) is None:
        raise ValueError("a link must start with http:, https:, mailto: or tel:")
    return safe_href(href)


def _only_tag(lang: str | None) -> str | None:
    if lang is not None and not _LANGUAGE_TAG.fullmatch(lang):
        raise ValueError("a language is named by its BCP 47 tag")
    return lang


class Run(BaseModel):
    """A stretch of characters with the same marks.

    `lang` is a BCP 47 tag for words of another language; `href` an absolute address.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[str, AfterValidator(lambda text: _FORBIDDEN.sub("", text))]
    marks: tuple[Mark, ...] = ()
    href: Annotated[str | None, AfterValidator(_only_safe)] = None
    lang: Annotated[str | None, AfterValidator(_only_tag)] = None

    def like(self, other: Run) -> bool:
        """Whether both runs carry the same marks and so can be one run."""
        return (self.marks, self.href, self.lang) == (other.marks, other.href, other.lang)


Text = tuple[Run, ...]
TextField = Annotated[Text, Field(default=())]


class Marked(Protocol):
    """What a run has, whatever holds it."""

    @property
    def text(self) -> str: ...
    @property
    def marks(self) -> tuple[Mark, ...]: ...
    @property
    def href(self) -> str | None: ...
    @property
    def lang(self) -> str | None: ...


def plain(text: Iterable[Marked]) -> str:
    """Return the characters of a text without their marks."""
    return "".join(run.text for run in text)


def from_plain(words: str) -> Text:
    """Make a text of one unmarked run; an empty string gives an empty text."""
    return normalized((Run(text=words),))


def normalized(runs: Iterable[Run]) -> Text:
    """Join runs of equal marks, fold white space as HTML does, keep line breaks, trim the ends."""
    joined: list[Run] = []
    for run in runs:
        ordered = tuple(mark for mark in MARK_ORDER if mark in run.marks)
        same_marks = run if ordered == run.marks else run.model_copy(update={"marks": ordered})
        if joined and joined[-1].like(same_marks):
            text = joined[-1].text + same_marks.text
            joined[-1] = joined[-1].model_copy(update={"text": text})
        elif same_marks.text:
            joined.append(same_marks)
    return _trimmed(_folded(joined))


def _folded(runs: list[Run]) -> list[Run]:
    folded: list[Run] = []
    last = "\n"
    for run in runs:
        text = _SPACE.sub(lambda match: "\n" if "\n" in match[0] else " ", run.text)
        if last in " \n":
            text = text.lstrip(" ")
        if text:
            last = text[-1]
            folded.append(run if text == run.text else run.model_copy(update={"text": text}))
    return folded


def _trimmed(runs: list[Run]) -> Text:
    while runs and not runs[0].text.strip():
        runs.pop(0)
    while runs and not runs[-1].text.strip():
        runs.pop()
    if not runs:
        return ()
    runs[0] = runs[0].model_copy(update={"text": runs[0].text.lstrip()})
    runs[-1] = runs[-1].model_copy(update={"text": runs[-1].text.rstrip()})
    return tuple(runs)


def to_html(text: Iterable[Marked]) -> str:
    """Render a text as HTML phrasing content (also well-formed XML); every character is escaped."""
    return "".join(_run_html(run) for run in text)


def _run_html(run: Marked) -> str:
    html = escape(run.text, quote=False).replace("\n", "<br/>")
    for mark in reversed(run.marks):
        html = f"<{mark}>{html}</{mark}>"
    if run.lang:
        html = f'<span lang="{escape(run.lang)}">{html}</span>'
    if run.href:
        html = f'<a href="{escape(run.href)}">{html}</a>'
    return html
