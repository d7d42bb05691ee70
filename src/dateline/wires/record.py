"""A parsed item as the JSON object that `dateline wires parse` prints (docs/wires/formats.md)."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import Any

from dateline.ground.richtext import to_html
from dateline.wires.parsed import Paragraph, ParsedItem, Stretch, Subject

_TAGS = {
    "paragraph": "p",
    "heading": "h2",
    "list-item": "li",
    "table-row": "tr",
    "preformatted": "pre",
    "quotation": "p",
    "caption": "p",
}
_AROUND = {"list-item": "ul", "table-row": "table", "quotation": "blockquote"}


def record_of(item: ParsedItem, *, file: str, format: str) -> dict[str, Any]:  # noqa: A002
    """Return the facts of an item in ninjs terms, ready for JSON."""
    return {
        "file": file,
        "format": format,
        "provider": item.provider,
        "guid": item.guid,
        "version": item.version,
        "type": item.type,
        "language": item.language,
        "language_source": item.language_source,
        "pubstatus": item.pubstatus,
        "signals": list(item.signals),
        "urgency": item.urgency,
        "slugline": item.slugline,
        "headline": item.headline,
        "byline": item.byline,
        "dateline": item.dateline,
        "located": item.located,
        "country": item.country,
        "firstcreated": _instant(item.firstcreated),
        "versioncreated": _instant(item.versioncreated),
        "embargoed": _instant(item.embargoed),
        "copyrightholder": item.copyrightholder,
        "copyrightnotice": item.copyrightnotice,
        "usageterms": item.usageterms,
        "ednote": item.ednote,
        "subject": [_concept(one) for one in item.subjects],
        "paragraphs": [one.text for one in item.paragraphs],
        "media": [
            {
                "type": one.type,
                "href": one.href,
                "headline": one.headline,
                "caption": one.caption,
                "credit": one.credit,
            }
            for one in item.media
        ],
        "body_xhtml": xhtml_of(item.paragraphs),
    }


def _concept(one: Subject) -> dict[str, str | None]:
    return {"scheme": one.scheme, "code": one.code, "name": one.name}


def _instant(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None


def xhtml_of(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return paragraphs as well-formed XHTML flow content."""
    parts = []
    for kind, group in groupby(paragraphs, key=lambda one: one.kind):
        inner = "".join(_element(one) for one in group)
        around = _AROUND.get(kind)
        parts.append(f"<{around}>{inner}</{around}>" if around else inner)
    return "".join(parts)


def _element(paragraph: Paragraph) -> str:
    tag = _TAGS[paragraph.kind]
    if paragraph.kind == "preformatted":
        inner = to_html(paragraph.runs).replace("<br/>", "\n")
    elif paragraph.kind == "table-row":
        inner = "".join(f"<td>{to_html(cell)}</td>" for cell in cells_of(paragraph))
    else:
        inner = to_html(paragraph.runs)
    opening = f'{tag} class="caption"' if paragraph.kind == "caption" else tag
    return f"<{opening}>{inner}</{tag}>"


def cells_of(paragraph: Paragraph) -> list[list[Stretch]]:
    """Return the cells of a table row, which tabs part."""
    cells: list[list[Stretch]] = [[]]
    for run in paragraph.runs:
        first, *others = run.text.split("\t")
        cells[-1].append(run._replace(text=first))
        cells.extend([run._replace(text=text)] for text in others)
    return cells
