"""What a sent form says, as a draft: `block` names the blocks in order, `<key>-…` their fields."""

from __future__ import annotations

from typing import Any, Final

import orjson
from django.http import QueryDict
from django.utils.translation import gettext as _

from dateline.stories.drafts import ArticleDraft, parse_draft
from dateline.stories.errors import BadDraft
from dateline.web.newsroom.editing.inline import from_marked, items_from_marked
from dateline.web.newsroom.subjects import subject_code

_FIELDS: Final = ("headline", "short_headline", "deck", "slug", "dateline", "section", "genre")


def read_draft(sent: QueryDict) -> ArticleDraft:
    """Make a draft of a sent form.

    Raises:
        BadDraft: it is none; the message says which part.
    """
    data: dict[str, Any] = {name: sent.get(name, "") for name in _FIELDS}
    data["topics"] = sorted(sent.getlist("topics"))
    data["subjects"] = _subjects(sent)
    data["urgency"] = sent.get("urgency") or None
    data["lead_picture"] = sent.get("lead_picture") or None
    data["blocks"] = [_block(sent, key) for key in sent.getlist("block")]
    return parse_draft(data)


def _subjects(sent: QueryDict) -> list[str]:
    added = sent.get("add_subject", "").strip()
    return [*sent.getlist("subjects"), *([subject_code(added)] if added else [])]


def _block(sent: QueryDict, key: str) -> dict[str, Any]:
    return {
        "id": sent.get(f"{key}-id") or None,
        "content": _content(sent, key),
        "sources": _sources(sent.get(f"{key}-sources", "")),
    }


def _sources(text: str) -> list[Any]:
    try:
        sources = orjson.loads(text or "[]")
    except orjson.JSONDecodeError:
        sources = None
    if not isinstance(sources, list):
        raise BadDraft(_("The sources of a block were sent in a form that cannot be read."))
    return sources


def _content(sent: QueryDict, key: str) -> dict[str, Any]:
    def value(name: str) -> str:
        return sent.get(f"{key}-{name}", "").replace("\r\n", "\n")

    match value("kind"):
        case "heading":
            text = from_marked(value("text"))
            return {"kind": "heading", "text": text, "level": _level(value("level"))}
        case "quotation":
            text = from_marked(value("text"))
            return {"kind": "quotation", "text": text, "cite": value("cite")}
        case "list":
            items = items_from_marked(value("text"))
            return {"kind": "list", "items": items, "ordered": bool(value("ordered"))}
        case "picture":
            caption = from_marked(value("text"))
            picture = value("picture")
            return {"kind": "picture", "picture": picture, "alt": value("alt"), "caption": caption}
        case "embed":
            return {"kind": "embed", "url": value("url"), "title": value("title")}
        case "related":
            return {"kind": "related", "stories": value("stories").split()}
        case _:
            return {"kind": "paragraph", "text": from_marked(value("text"))}


def _level(text: str) -> int:
    return int(text) if text in ("2", "3", "4") else 2
