"""A live report and a gallery, made of the sample texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.ground.richtext import from_plain
from dateline.languages.dates import format_date, format_time
from dateline.languages.numerals import digits
from dateline.languages.services import known_services

from ..pages import (
    ArticlePage,
    BlockView,
    EntryView,
    ListView,
    LiveView,
    Moment,
    Paging,
    ParagraphView,
    PictureBlockView,
    Place,
)
from .pictures import NAMES, picture
from .samples import NOW, article, chrome, moment, teasers
from .texts import sample_text


def live_page(code: str, *, part: int = 0) -> ArticlePage:
    """Return a live report, or a part of it."""
    path = f"/{code}/live/"
    shown = LiveView(
        entries=_entries(code, path)[:: -1 if part else 1],
        last=33,
        part=digits(str(part), known_services()[code].numerals) if part else "",
        is_growing=not part,
        is_newest_first=not part,
        opening=() if part else (ParagraphView("o1", from_plain(sample_text(code).body[0])),),
        key_points=None if part else _points(code),
        newest_first=path if part else "",
        oldest_first="" if part else f"{path}page/1/",
        paging=Paging(newer=f"{path}page/3/" if part else "", older=f"{path}page/1/"),
    )
    view = replace(article(code), path=path, live=shown, notes=(), picture=None)
    if part:
        view = replace(view, deck="", topics=(), credit_line="", sisters=())
    around = chrome(code, f"{path}page/{part}/" if part else path)
    return ArticlePage(around, view, () if part else teasers(code, 4))


def _points(code: str) -> ListView:
    return ListView("k1", tuple(from_plain(line) for line in sample_text(code).teasers[:3]))


def _entries(code: str, path: str) -> tuple[EntryView, ...]:
    text, facts = sample_text(code), known_services()[code]
    lines = [line for line in text.body if not line.startswith(("#", ">", "*"))]
    entries = []
    for n, heading in enumerate(text.teasers[:6]):
        at = NOW - timedelta(minutes=11 + 190 * n)
        blocks: list[BlockView] = [
            ParagraphView(f"n{n}-{i}", from_plain(lines[(n + i) % len(lines)]))
            for i in range(1 + n % 3)
        ]
        if n == 2:
            blocks.append(PictureBlockView("n2-p", picture("field", text.picture, text.caption)))
        entries.append(
            EntryView(
                id=f"n{n}",
                number=33 - n,
                heading=from_plain(heading),
                at=Moment(at, moment(code, 0).text),
                day=format_date(at, facts),
                clock=format_time(at, facts),
                blocks=tuple(blocks),
                path=f"{path}page/3/#b-n{n}",
            )
        )
    return tuple(entries)


def gallery_page(code: str) -> ArticlePage:
    """Return a gallery with a sentence before the pictures."""
    text, facts = sample_text(code), known_services()[code]
    total = digits(str(len(NAMES)), facts.numerals)
    ids = ["", *(f"g{n}" for n in range(len(NAMES))), ""]
    pictures = tuple(
        PictureBlockView(
            ids[n],
            picture(name, text.picture, text.caption, "Dateline"),
            Place(digits(str(n), facts.numerals), total, ids[n - 1], ids[n + 1]),
        )
        for n, name in enumerate(NAMES, 1)
    )
    path = f"/{code}/gallery/"
    opening = ParagraphView("p0", from_plain(text.body[0]))
    view = replace(
        article(code),
        path=path,
        picture=None,
        notes=(),
        blocks=(opening, *pictures),
        is_gallery=True,
    )
    return ArticlePage(chrome(code, path), view, teasers(code, 4))
