"""The text of a service's own page in one text area, and back.

An empty line ends a paragraph. A line that begins with `# ` is a heading, lines that begin with
`- ` are a list. Inline marks are those of `editing.inline`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.stories.blocks import Content, Heading, ListBlock, Paragraph
from dateline.web.newsroom.editing.inline import from_marked, to_marked

_HEADING: Final = "# "
_ITEM: Final = "- "


def to_area(contents: Sequence[Content]) -> str:
    """Write paragraphs, headings and lists as lines."""
    return "\n\n".join(part for content in contents if (part := _part(content)))


def _part(content: Content) -> str:
    match content:
        case Heading(text=text):
            return _HEADING + to_marked(text)
        case Paragraph(text=text):
            return to_marked(text)
        case ListBlock(items=items):
            return "\n".join(_ITEM + to_marked(item).replace("\n", " ") for item in items)
        case _:
            return ""


def from_area(area: str) -> list[Content]:
    """Read lines as paragraphs, headings and lists.

    Raises:
        pydantic.ValidationError: a paragraph is too long.
    """
    parts = area.replace("\r\n", "\n").split("\n\n")
    return [content for part in parts if part.strip() for content in _contents(part.strip())]


def _contents(part: str) -> Iterator[Content]:
    if part.startswith(_ITEM):
        items = (line.removeprefix(_ITEM).strip() for line in part.split("\n"))
        yield ListBlock(items=tuple(from_marked(item) for item in items if item))
        return
    first, _, rest = part.partition("\n")
    if first.startswith(_HEADING):
        yield Heading(level=2, text=from_marked(first.removeprefix(_HEADING).strip()))
        part = rest.strip()
    if part:
        yield Paragraph(text=from_marked(part))
