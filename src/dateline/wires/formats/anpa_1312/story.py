"""What the lines of a text are: slug line, headline, notes, byline, and the paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from dateline.wires.formats.anpa_1312.layout import Line, Setting
from dateline.wires.parsed import Kind, Paragraph
from dateline.wires.reading.characters import unmarked

_CYCLE: Final = re.compile(r"(?:AM|PM|BC|AP)-+")
_COUNT: Final = re.compile(r",\s*\d{1,5}$")
_NOTE: Final = re.compile(
    r"(?:Eds?|Editors?|EDS?|EDITORS?|Attention [Ee]ditors|Note to [Ee]ditors)\b[^\w']*[:—-]"
    r"|(?:(?:With )?AP (?:Photos?|Graphics?|Video|Audio)|Photos?) ?[A-Z(]*[A-Z0-9:]"
    r"|(?:With )?AP (?:Photos?|Video)\b.{0,60}$|HOLD FOR RELEASE|EMBARGO"
)
_BYLINE: Final = re.compile(r"(?:By|Por|Par|Von) +(?=\S)")
_TITLE: Final = re.compile(
    r"(?:[A-Z][\w.&'’ -]{0,50} )?(?:Writer|Editor|Correspondent|Reporter|Columnist|Critic|"
    r"Journalist|Staff|Bureau|Press|News|Service|Times|Post)s?$"
)
_KINDS: Final[dict[str, Kind]] = {"row": "table-row", "centred": "heading"}
_ALIKE: Final = 10
_LETTERS: Final = re.compile(r"[\W_]+")
_HEADLINE: Final = 300
_LONGEST_BYLINE: Final = 120


@dataclass(slots=True)
class Story:
    """The parts of a text. `slug` is its own slug line with cycle and version."""

    slug: str | None = None
    headline: str | None = None
    notes: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


def story_of(lines: list[Line], keyword: str) -> Story:
    """Say what each line is. Above the first paragraph stand slug line, headline and notes."""
    story = Story()
    keyword = _squeezed(keyword)[:_ALIKE]
    above = 0
    for setting, text in lines:
        if setting == "indented" or setting == "row":
            break
        _place(story, setting, text, keyword)
        above += 1
    story.paragraphs += [
        unmarked(_KINDS.get(setting, "paragraph"), text) for setting, text in lines[above:] if text
    ]
    return story


def _place(story: Story, setting: Setting, text: str, keyword: str) -> None:
    if story.slug is None and not story.headline and _is_slug(text, keyword):
        story.slug = _COUNT.sub("", text)
    elif _NOTE.match(text):
        story.notes.append(text)
    elif _is_byline(story, text):
        story.bylines.append(text)
    elif story.headline is None and len(text) <= _HEADLINE:
        story.headline = text or None
    elif text:
        story.paragraphs.append(unmarked(_KINDS.get(setting, "paragraph"), text))


def _is_byline(story: Story, text: str) -> bool:
    """Whether a line names who wrote the story, or what the one named above it is."""
    if story.bylines:
        return len(story.bylines) == 1 and _TITLE.match(text) is not None
    return len(text) < _LONGEST_BYLINE and _BYLINE.match(text) is not None


def _is_slug(text: str, keyword: str) -> bool:
    """Whether a line is the slug line: a cycle begins it, or the squeezed keyword."""
    if _CYCLE.match(text):
        return True
    return bool(keyword) and _squeezed(text).startswith(keyword)


def _squeezed(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def without_cycle(slug: str) -> str:
    """Return a slug without the newspaper cycle (AM, PM, both) that it begins with."""
    return _CYCLE.sub("", slug, count=1).strip()


def is_cut(keyword: str, slug: str) -> bool:
    """Whether a keyword ends in the middle of a word of the slug line that it abbreviates."""
    letters = iter(_squeezed(keyword))
    wanted = next(letters, None)
    for position, one in enumerate(slug.casefold()):
        if one == wanted:
            wanted = next(letters, None)
            if wanted is None:
                return slug[position + 1 : position + 2].isalnum()
    return False
