"""Blocks: the only form that text takes inside the system.

A block is a paragraph, heading, quotation, list, picture, embed or a link to related stories. Its
words are runs (`ground.richtext`), so no markup is stored and none can come out.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from dateline.ground.richtext import Text, normalized, plain, safe_href

MOST_CHARACTERS: Final = 20_000
MOST_ITEMS: Final = 500


def _bounded(text: Text) -> Text:
    if sum(len(run.text) for run in text) > MOST_CHARACTERS:
        raise ValueError(f"a block holds at most {MOST_CHARACTERS} characters: split it")
    return normalized(text)


def _address(href: str) -> str:
    safe = safe_href(href)
    if safe is None or not safe.startswith(("https://", "http://")):
        raise ValueError("an address starts with https:// or http://")
    return safe


BlockText = Annotated[Text, AfterValidator(_bounded)]
Line = Annotated[str, Field(max_length=1_000), AfterValidator(lambda line: " ".join(line.split()))]


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Paragraph(_Content):
    """Running text."""

    kind: Literal["paragraph"] = "paragraph"
    text: BlockText = ()


class Heading(_Content):
    """A heading within the article; level 1 is the headline, so levels are 2 to 4."""

    kind: Literal["heading"] = "heading"
    level: Annotated[int, Field(ge=2, le=4)] = 2
    text: BlockText = ()


class Quotation(_Content):
    """A quotation set off from the text, with whom or what it is from."""

    kind: Literal["quotation"] = "quotation"
    text: BlockText = ()
    cite: Line = ""


class ListBlock(_Content):
    """A list; each item is a text of its own."""

    kind: Literal["list"] = "list"
    ordered: bool = False
    items: Annotated[tuple[BlockText, ...], Field(max_length=MOST_ITEMS)] = ()


class PictureBlock(_Content):
    """A picture of the library. Its texts come from the library unless the article has its own."""

    kind: Literal["picture"] = "picture"
    picture: UUID
    alt: Line = ""
    caption: BlockText = ()


class Embed(_Content):
    """Something at another address, shown to readers as a titled link: nothing is loaded."""

    kind: Literal["embed"] = "embed"
    url: Annotated[str, Field(max_length=2_000), AfterValidator(_address)]
    title: Line = ""


class Related(_Content):
    """Links to other stories; each service links to its own article of them."""

    kind: Literal["related"] = "related"
    stories: Annotated[tuple[UUID, ...], Field(max_length=20)] = ()


Content = Annotated[
    Paragraph | Heading | Quotation | ListBlock | PictureBlock | Embed | Related,
    Field(discriminator="kind"),
]
BlockKind = Literal["paragraph", "heading", "quotation", "list", "picture", "embed", "related"]
_CONTENT: Final[TypeAdapter[Content]] = TypeAdapter(Content)


class BadBlock(ValueError):
    """This is no block that an article can hold."""


def parse_content(data: Any) -> Content:
    """Make a block's content of JSON-like data.

    Raises:
        BadBlock: it is none; the message names the place and what is wrong there.
    """
    try:
        return _CONTENT.validate_python(data, strict=False)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(str(step) for step in problem["loc"])
        raise BadBlock(f"{place}: {problem['msg']}") from None


def to_json(content: Content) -> dict[str, Any]:
    """Return the content as it is stored, without what is empty or the default."""
    return content.model_dump(mode="json", exclude_defaults=True) | {"kind": content.kind}


def words(content: Content) -> str:
    """Return the characters of a block: the items of a list stand on lines of their own."""
    match content:
        case Paragraph() | Heading() | Quotation():
            return plain(content.text)
        case ListBlock():
            return "\n".join(plain(item) for item in content.items)
        case PictureBlock():
            return plain(content.caption)
        case Embed():
            return content.title
        case Related():
            return ""


def is_text(content: Content) -> bool:
    """Whether the block carries words that need a source."""
    return isinstance(content, Paragraph | Heading | Quotation | ListBlock)
