"""What the elements of XHTML and of NITF bodies mean for the text, as data."""

from __future__ import annotations

from typing import Final, Literal

from dateline.ground.richtext import Mark
from dateline.wires.parsed import Kind

MARKS: Final[dict[str, Mark]] = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "cite": "em",
    "sub": "sub",
    "sup": "sup",
    "code": "code",
    "tt": "code",
    "kbd": "code",
    "samp": "code",
}
KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "hl3"), "heading"),
    # The body markup of TT (Sweden): headline, crosshead, caption.
    **dict.fromkeys(("rubrik", "mellis"), "heading"),
    "bildtext": "caption",
    **dict.fromkeys(("li", "dt", "dd"), "list-item"),
    **dict.fromkeys(("blockquote", "bq"), "quotation"),
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), "preformatted"),
    **dict.fromkeys(
        ("caption", "figcaption", "media-caption", "media-producer", "media-reference"), "caption"
    ),
    "tr": "table-row",
    "nitf-col": "table-row",
}
# Blocks that begin and end a paragraph but do not say of which kind it is.
CONTAINERS: Final = frozenset(
    [
        "html",
        "body",
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "address",
        "center",
        "form",
        "fieldset",
        "details",
        "summary",
        "figure",
        "bild",
        "ul",
        "ol",
        "dl",
        "menu",
        "dir",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "hr",
        "td",
        "th",
        "legend",
        "noscript",
        "body.head",
        "body.content",
        "body.end",
        "block",
        "hedline",
        "hl",
        "abstract",
        "byline",
        "byttl",
        "distributor",
        "dateline",
        "tagline",
        "bibliography",
        "note",
        "media",
        "nitf",
        "nitf-table",
        "fn",
        "credit",
        "datasource",
        "copyrite",
        "series",
        "inlinexml",
        "inlinedata",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
        "picture",
        "textarea",
        "option",
        "select",
        "button",
        "br2",
        "optgroup",
        "label",
        "input",
        "marquee",
        "template",
        "para",
        "paragraph",
    ]
)
# Containers that describe a medium.
MEDIA: Final = frozenset({"media", "bild"})
# Elements whose content is machinery, never words for people.
SILENT: Final = frozenset(
    [
        "script",
        "style",
        "meta",
        "link",
        "base",
        "nitf-table-metadata",
        "media-metadata",
        "bildfil",
    ]
)
CELLS: Final = frozenset({"td", "th"})
# Blocks that hold phrases: what is in them does not begin a paragraph of its own.
PARAGRAPHS: Final = frozenset(
    ["p", "para", "paragraph", "td", "th", "legend", "summary", "label", "address", *KINDS]
)
# Elements of phrases in HTML and NITF; any others may be parts of a document or of a phrase.
PHRASES: Final = frozenset(
    [
        *MARKS,
        *("a", "abbr", "acronym", "bdi", "bdo", "big", "data", "del", "dfn", "font", "img", "ins"),
        *("mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "small", "span", "strike", "time"),
        *(
            "math",
            "tt",
            "u",
            "var",
            "wbr",
            "alt-code",
            "chron",
            "city",
            "classifier",
            "copyrite.holder",
        ),
        *("country", "currency", "event", "frac", "function", "lang", "location", "money", "num"),
        *(
            "object.title",
            "org",
            "person",
            "postaddr",
            "pronounce",
            "region",
            "state",
            "story.date",
        ),
        *("sublocation", "virtloc", "copyrite.year", "frac-num", "frac-sep", "frac-den"),
    ]
)
Meaning = Literal["silent", "head", "container", "block", "break"]
# What a name means for who walks through a body; all others are inline.
MEANINGS: Final[dict[str, Meaning]] = {
    "br": "break",
    **dict.fromkeys(("head", "svg"), "head"),
    **dict.fromkeys(CONTAINERS, "container"),
    **dict.fromkeys(KINDS, "block"),
    **dict.fromkeys(SILENT, "silent"),
}
