"""The parts of a MIME message: texts in their order, and what is attached."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from email import message_from_string
from email.message import Message
from typing import Final

from dateline.wires.formats.email.headers import characters, field_of
from dateline.wires.parsed import Medium, Paragraph
from dateline.wires.reading.characters import run
from dateline.wires.reading.fields import cut_html, plain_paragraphs
from dateline.wires.reading.teletype import decoded

_KINDS: Final = {"image": "picture", "video": "video", "audio": "audio"}
# What is read where it is attached; a calendar or a card of addresses is no text.
_TEXTS: Final = frozenset({"text/plain", "text/html", "text/markdown", "text/xhtml"})
_DEEPEST: Final = 30
_SOFT_BREAK: Final = re.compile(r"(?<=[^\n ]) \n(?![>\n])")
_FEWER: Final = 0.5
_BOUNDARY: Final = re.compile(r"\s*--([\w'()+,./:=?-]{1,70})[ \t]*\r?\n")
_MIXED: Final = "Content-Type: multipart/mixed; boundary="

Texts = tuple[Paragraph, ...]
Media = tuple[Medium, ...]


def read(message: Message, wires: Container[Message], depth: int = 0) -> tuple[Texts, Media]:
    """Return the paragraphs and media of a part and of all parts inside it.

    Texts that are attached stand behind the others. What is one of the `wires` is only a medium:
    its text is that of another item.
    """
    if depth > _DEEPEST:
        return (), ()
    kind = message.get_content_type()
    if kind.startswith("multipart/") and not message.is_multipart():
        return _unparted(message, wires, depth)
    if message.is_multipart():
        inner = [read(part, wires, depth + 1) for part in _inside(message)]
        if kind == "multipart/alternative":
            return _richest(inner)
        return _together(inner, _forwarded(message, kind))
    media = tuple(_attached(message, kind))
    if message in wires:
        return (), media
    if message.get_content_disposition() == "attachment":
        return (_text(message, kind)[0] if kind in _TEXTS else ()), media
    return _text(message, kind) if kind.startswith("text/") else ((), media)


def _unparted(message: Message, wires: Container[Message], depth: int) -> tuple[Texts, Media]:
    """What stands in parts by another boundary than it is declared, or in none, is read too."""
    content = str(message.get_payload())
    found = _BOUNDARY.match(content)
    if not found:
        return plain_paragraphs(decoded(content.encode("utf-8", "surrogateescape"))), ()
    parts = message_from_string(f'{_MIXED}"{found[1]}"\n\n{content}')
    return read(parts, wires, depth + 1) if parts.is_multipart() else ((), ())


def _inside(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _together(inner: list[tuple[Texts, Media]], before: Texts) -> tuple[Texts, Media]:
    texts = before
    media: Media = ()
    for paragraphs, attached in inner:
        texts += paragraphs
        media += attached
    return texts, media


def _forwarded(message: Message, kind: str) -> Texts:
    """The subject of a message inside another is a heading of its text."""
    inside = _inside(message) if kind == "message/rfc822" else []
    subject = field_of(inside[0], "subject") if inside else None
    return (Paragraph("heading", (run(subject),)),) if subject else ()


def _richest(inner: list[tuple[Texts, Media]]) -> tuple[Texts, Media]:
    """Of alternatives the last one with words (RFC 2046, 5.1.4), unless another has far more."""
    media = tuple(dict.fromkeys(one for _, attached in inner for one in attached))
    longest = max(map(_length, (texts for texts, _ in inner)), default=0)
    for texts, _ in reversed(inner):
        if texts and _length(texts) >= _FEWER * longest:
            return texts, media
    return (), media


def _length(paragraphs: Texts) -> int:
    return sum(len(one.text) for one in paragraphs)


def _text(message: Message, kind: str) -> tuple[Texts, Media]:
    text = characters(bytes_of(message), message.get_content_charset())
    if kind in {"text/html", "text/xml", "text/xhtml"}:
        paragraphs, media = cut_html(text)
        return paragraphs, tuple(one for one in media if one.href)
    if str(message.get_param("format") or "").casefold() == "flowed":
        text = _SOFT_BREAK.sub(" ", text.replace("\r\n", "\n"))
    return plain_paragraphs(text), ()


def bytes_of(message: Message) -> bytes:
    """Return the decoded content; where its transfer encoding is broken, as it stands."""
    try:
        payload = message.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    return str(message.get_payload()).encode("utf-8", "surrogateescape")


def _attached(message: Message, kind: str) -> Iterator[Medium]:
    name = file_name_of(message)
    number = field_of(message, "content-id")
    if name or number or not kind.startswith("multipart/"):
        yield Medium(
            type=_KINDS.get(kind.partition("/")[0], "document"),
            href=name or (f"cid:{number.strip('<> ')}" if number else None),
            headline=name,
            caption=field_of(message, "content-description"),
        )


def file_name_of(message: Message) -> str | None:
    """Return the file name of an attachment without any folder, encoded in whatever way."""
    try:
        name = message.get_filename()
    except (ValueError, LookupError, TypeError):
        name = None
    if not name:
        return None
    holder = Message()
    holder["name"] = " ".join(name.split())
    clean = field_of(holder, "name")
    return (clean or "").replace("\\", "/").rpartition("/")[2].replace(":", "_") or None
