"""Reads the stories of the sample newsroom: a folder a story, a file a language.

`stories/<name>/story.toml` says when and where a story stands. `<service>.md` begins with lines of
`key: value` up to an empty line; then come blocks between empty lines. A block begins with the
lines of its sources in square brackets:

    [ap-nato 2]                       paragraph 2 of wires/ap-nato.xml (or .json)
    [own] or [own: telephone call]    own reporting
    [document: NATO, programme https://www.nato.int/]
    [4]                               translation of the 4th block of en.md

and goes on with its text: `## ` makes a heading, `> ` a quotation (`-- ` before who said it), `- `
the items of a list, `!! one` the drawing of a story by the name of its folder (`-- ` before its
alternative text, then its caption), and `=> one, two` a link to other stories.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final, Literal

from dateline.stories.genres import Genre

STORIES: Final = Path(__file__).parent / "stories"
WIRES: Final = Path(__file__).parent / "wires"
ORIGINAL: Final = "en"

SourceKind = Literal["wire", "own", "document", "translation"]
TextKind = Literal["paragraph", "heading", "quotation", "list", "picture", "related"]

_DOCUMENT: Final = re.compile(r"document: (?P<note>.+) (?P<url>https://\S+)")
_WIRE: Final = re.compile(r"(?P<wire>[a-z0-9-]+) (?P<number>\d+)")
_KINDS: Final[dict[str, TextKind]] = {
    "## ": "heading",
    "> ": "quotation",
    "- ": "list",
    "!! ": "picture",
    "=> ": "related",
}


class BadSample(ValueError):
    """A file of the sample newsroom is not written as it must be."""


@dataclass(frozen=True)
class SampleSource:
    """What a block rests on; `number` counts the wire's paragraphs or the original's blocks."""

    kind: SourceKind
    wire: str = ""
    number: int = 0
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class SampleBlock:
    """A block as it is written: its lines without their marks, and its sources.

    Of a picture the first line is the name of the story whose drawing it is, the others its caption
    and `cite` its alternative text.
    """

    kind: TextKind
    lines: tuple[str, ...]
    cite: str
    sources: tuple[SampleSource, ...]


@dataclass(frozen=True)
class SampleArticle:
    """A story in one service."""

    service: str
    headline: str
    short: str
    deck: str
    slug: str
    dateline: str
    alt: str
    caption: str
    blocks: tuple[SampleBlock, ...]


@dataclass(frozen=True)
class SampleStory:
    """A story with its articles by service, the English one first."""

    name: str
    slugline: str
    published: datetime
    section: str
    topics: tuple[str, ...]
    writers: tuple[str, ...]
    focal: tuple[float, float]
    breaking: bool
    genre: Genre
    articles: dict[str, SampleArticle]


@cache
def sample_stories() -> tuple[SampleStory, ...]:
    """Return all stories by the time of their publication.

    Raises:
        BadSample: a file is not written as it must be.
    """
    found = [_story(folder) for folder in sorted(STORIES.iterdir()) if folder.is_dir()]
    return tuple(sorted(found, key=lambda story: story.published))


def wire_files() -> dict[str, Path]:
    """Return the sample's wire files by their names without extension, in order of sending."""
    files = [path for path in WIRES.iterdir() if path.suffix in {".xml", ".json"}]
    return {path.stem: path for path in sorted(files, key=_sent)}


def _sent(path: Path) -> str:
    found = re.search(r"2021-?10-?\d\dT\d\d:?\d\d", path.read_text(encoding="utf-8"))
    if found is None:
        raise BadSample(f"{path.name} has no time of sending")
    return re.sub(r"\D", "", found[0])


def _story(folder: Path) -> SampleStory:
    facts = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))
    codes = sorted(path.stem for path in folder.glob("*.md"))
    codes.sort(key=lambda code: code != ORIGINAL)
    x, y = facts["focal"]
    return SampleStory(
        name=folder.name,
        slugline=facts["slugline"],
        published=facts["published"],
        section=facts["section"],
        topics=tuple(facts["topics"]),
        writers=tuple(facts["writers"]),
        focal=(x, y),
        breaking=facts.get("breaking", False),
        genre=facts.get("genre", ""),
        articles={code: _article(folder / f"{code}.md") for code in codes},
    )


def _article(path: Path) -> SampleArticle:
    head, *blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    try:
        return SampleArticle(
            service=path.stem, blocks=tuple(_block(block) for block in blocks), **facts
        )
    except (TypeError, BadSample) as error:
        raise BadSample(f"{path.parent.name}/{path.name}: {error}") from None


def _block(written: str) -> SampleBlock:
    lines = written.splitlines()
    sources = []
    while lines and lines[0].startswith("["):
        sources.append(_source(lines.pop(0).strip("[]")))
    if not lines:
        raise BadSample(f"a block has no text: {written}")
    said = next((line for line in lines if line.startswith("-- ")), "")
    cite = said[3:]
    lines = [line for line in lines if line != said]
    if not lines:
        raise BadSample(f"a block has no text: {written}")
    mark = next((mark for mark in _KINDS if lines[0].startswith(mark)), "")
    texts = tuple(line.removeprefix(mark) for line in lines)
    return SampleBlock(_KINDS.get(mark, "paragraph"), texts, cite, tuple(sources))


def _source(written: str) -> SampleSource:
    if written.isdigit():
        return SampleSource("translation", number=int(written))
    if written == "own" or written.startswith("own: "):
        return SampleSource("own", note=written[5:])
    if match := _DOCUMENT.fullmatch(written):
        return SampleSource("document", note=match["note"], url=match["url"])
    if match := _WIRE.fullmatch(written):
        return SampleSource("wire", wire=match["wire"], number=int(match["number"]))
    raise BadSample(f"“[{written}]” names no source")
