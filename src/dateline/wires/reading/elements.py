"""Tags of plainly written HTML: what each does, and those of its attributes that say something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from dateline.ground.richtext import safe_href
from dateline.wires.parsed import Kind
from dateline.wires.reading import tags
from dateline.wires.reading.characters import LONG

# Tags are looked at without their brackets.
_COMMENT: Final = re.compile(r"!--(?![->])[^-<>]*(?:-[^-<>]+)*--")
_NAME: Final = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]{0,12})(?=[\s/]|\Z)")
# A link as most are written, with an address that readers may follow: it needs no closer look.
_LINK: Final = re.compile(
    r"a href=\"(https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:[/?#][!#-%'-;=?-~]*)?)\""
    r"(?: (?:target|rel|class|title)=\"[ !#-%'-;=?-~]*\")*"
)
_ATTRIBUTES: Final = re.compile(
    r"(?:\s+[a-zA-Z_][\w:-]*(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))?)*\s*", re.ASCII
)
_ATTRIBUTE: Final = re.compile(r"\s([a-zA-Z_][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.ASCII)
# In a value `&` begins a reference that only a parser should read, unless it parts a query.
_UNSAFE_VALUE: Final = re.compile(r"&(?!amp;|[\w.%-]+=)|[\x00-\x1f\x7f]", re.ASCII)

Does = Literal[
    "document",
    "around",
    "figure",
    "leaf",
    "list",
    "entry",
    "inline",
    "break",
    "rule",
    "picture",
    "comment",
    "close",
    "ended",
]
_DOES: Final[dict[str, Does]] = {
    "html": "document",
    "body": "document",
    **dict.fromkeys(("div", "section", "article", "blockquote"), "around"),
    # The parser knows neither of these two, and so ends no paragraph where they begin.
    "figure": "figure",
    "figcaption": "leaf",
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6"), "leaf"),
    **dict.fromkeys(("ul", "ol"), "list"),
    "li": "entry",
    **dict.fromkeys(
        ("b", "strong", "i", "em", "u", "span", "a", "sub", "sup", "small", "cite", "code"),
        "inline",
    ),
    "br": "break",
    "hr": "rule",
    "img": "picture",
}
_VOID: Final = frozenset({"break", "rule", "picture"})
_MOST_KEPT: Final = 4096
_TOLD: Final = ("href", "lang", "src", "alt")


@dataclass(slots=True)
class Tag:
    """A tag. `ending` is the tag that ends a leaf, with its bracket; "" for others.

    `kind` is that of the text inside. `href` is an address that readers may follow.
    """

    does: Does
    name: str
    ending: str = ""
    kind: Kind | None = None
    href: str | None = None
    lang: str | None = None
    source: str | None = None
    alt: str | None = None


_COMMENTED: Final = Tag("comment", "")


def _tag(source: str) -> Tag | None:
    """Read a tag; None where it is of an element or in a form that is not plain."""
    link = _LINK.fullmatch(source)
    if link:
        return Tag("inline", "a", "", None, link[1])
    found = _NAME.match(source)
    if found is None:
        return _COMMENTED if _COMMENT.fullmatch(source) else None
    name = found[2].lower()
    does = _DOES.get(name)
    rest = source[found.end() :]
    slash = rest.endswith("/")
    rest = rest[:-1] if slash else rest
    if does is None or (rest and not rest[0].isspace()):
        return None
    if found[1]:
        return None if rest.strip() or slash or does in _VOID else Tag("close", name)
    if (slash and does not in _VOID) or (rest and not _ATTRIBUTES.fullmatch(rest)):
        return None
    if rest and (does == "inline" or does == "picture"):
        return _with_attributes(does, name, rest)
    return Tag(does, name, f"/{name}>" if does == "leaf" else "", tags.KINDS.get(name))


class _Tags(dict[str, Tag | None]):
    """Tags by how they are written; those that come again are kept, those with addresses do not."""

    def __missing__(self, source: str) -> Tag | None:
        tag = _tag(source)
        named = tag and (tag.source or (tag.name == "a" and "=" in source))
        if len(source) < LONG and not named:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[source] = tag
        return tag


TAGS: Final = _Tags()


def _with_attributes(does: Does, name: str, source: str) -> Tag | None:
    values: dict[str, str] = {}
    for key, value, other in _ATTRIBUTE.findall(source):
        values.setdefault(key.lower(), value or other)
    if "source" in values:
        return None
    told = {key: value for key in _TOLD if (value := values.get(key))}
    for key, value in told.items():
        if "&" in value or not value.isprintable():
            if _UNSAFE_VALUE.search(value):
                return None
            told[key] = value.replace("&amp;", "&")
    href = safe_href(told.get("href")) if name == "a" else None
    return Tag(does, name, "", None, href, told.get("lang"), told.get("src"), told.get("alt"))
