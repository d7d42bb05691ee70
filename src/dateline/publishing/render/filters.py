"""What templates may do with page data besides printing it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from babel.core import get_global, parse_locale
from markupsafe import Markup

from dateline.ground.richtext import Text, safe_href, to_html
from dateline.languages.tags import cldr
from dateline.publishing import addresses

from .pages import (
    BlockView,
    EmbedView,
    HeadingView,
    ListView,
    ParagraphView,
    PictureBlockView,
    PictureView,
    QuotationView,
    RelatedView,
)

_NOT_IN_ID: Final = re.compile(r"[^\w.-]+")
_COLOUR: Final = re.compile("#[0-9a-fA-F]{6}")
_KINDS: Final[Mapping[type[BlockView], str]] = {
    ParagraphView: "paragraph",
    HeadingView: "heading",
    QuotationView: "quotation",
    ListView: "list",
    PictureBlockView: "picture",
    EmbedView: "embed",
    RelatedView: "related",
}


def richtext(text: Text) -> Markup:
    """Render inline text; `to_html` has escaped every character of it."""
    return Markup(to_html(text))  # noqa: S704


def block_id(id_: str) -> str:
    """Return an anchor for a block that no id of the page itself can equal."""
    return "b-" + _NOT_IN_ID.sub("-", id_)


def kind_of(block: BlockView) -> str:
    """Return the name of a block's kind, which is also its template's."""
    return _KINDS[type(block)]


def colour(value: str) -> str:
    """Return a placeholder colour, a grey where the given one is none."""
    return value if _COLOUR.fullmatch(value) else "#8a8f98"


def safe_address(url: str) -> str:
    """Return an address that a reader may follow, else one that leads nowhere."""
    return safe_href(url) or "#content"


def fill(sentence: str, **words: str) -> str:
    """Put words into a translated sentence's places, `{name}`; what it does not name is left."""
    for name, word in words.items():
        sentence = sentence.replace("{" + name + "}", word)
    return sentence


def smallest(picture: PictureView) -> str:
    """Return the narrowest file of a picture in the format that every browser knows."""
    return min(picture.sources[-1].renditions, key=lambda file: file.width).url


@cache
def graph_locale(tag: str) -> str:
    """Return Open Graph's name of a language, which wants a territory: `fa` gives `fa_IR`."""
    try:
        language, territory, *_ = parse_locale(tag, sep="-")
    except ValueError:
        return tag.replace("-", "_")
    if not territory:
        likely = get_global("likely_subtags")
        known = likely.get(tag.replace("-", "_")) or likely.get(language)
        # CLDR's table lacks languages that it keeps under another tag, as Dari.
        territory = parse_locale(known)[1] if known else cldr(tag).territory
    return f"{language}_{territory}" if territory else language


ALL: Final[Mapping[str, Callable[..., str]]] = {
    "richtext": richtext,
    "block_id": block_id,
    "kind_of": kind_of,
    "colour": colour,
    "safe_address": safe_address,
    "fill": fill,
    "smallest": smallest,
    "lite": addresses.lite,
}
