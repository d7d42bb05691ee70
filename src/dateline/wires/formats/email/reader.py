"""The facts of an e-mail message (RFC 5322, section 3.6)."""

from __future__ import annotations

import re
from collections.abc import Container
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import Final

from dateline.wires.agencies import provider_of
from dateline.wires.errors import Malformed, TooDeep, WireError
from dateline.wires.formats.email.headers import field_of, identifiers, sender_of
from dateline.wires.formats.email.parts import read
from dateline.wires.formats.email.wires import add_provider, wires_in
from dateline.wires.formats.interface import Head, Opening
from dateline.wires.parsed import Draft, Link
from dateline.wires.reading.times import moment
from dateline.wires.signals import signals_of

_FIELD: Final = re.compile(
    r"(?:From [^\n]*\n)?([!-9;-~]{1,76}):[ \t]*[^\n]*(?:\n[ \t][^\n]*)*(?:\n|$)"
)
_KNOWN: Final = frozenset(
    [
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "delivered-to",
        "content-type",
        "sender",
        "reply-to",
        "dkim-signature",
    ]
)
_TELLING: Final = frozenset({"from", "received", "message-id", "mime-version", "return-path"})
_BOUNDARY: Final = re.compile(rb"boundary\s*=|content-type:\s*message/", re.IGNORECASE)
_MOST_PARTS: Final = 100
# The library reads the parameters of a field in a time that grows with the square of its length.
_ENDLESS: Final = re.compile(
    rb"content-(?:type|disposition|transfer-encoding)[ \t]*:(?:[^\r\n]|\r?\n[ \t]|\r[ \t]){20000}",
    re.IGNORECASE,
)
_RELATIONS: Final = {
    "in-reply-to": "in-reply-to",
    "references": "references",
    "supersedes": "supersedes",
    "obsoletes": "supersedes",
}


class Email:
    """Parses one message as it came, with headers."""

    name = "email"
    opening: Opening = "text"

    def recognises(self, head: Head) -> float:
        """By the header fields at its beginning."""
        if head.begins == b"\x01":
            return 0.0
        names = _names(head.text.replace("\r\n", "\n"))
        if not names & _TELLING:
            return 0.0
        return 0.9 if len(names & _KNOWN) >= 2 else 0.0

    def parse(self, data: bytes) -> list[Draft]:
        """Read the message, and the wire files that are attached to it as items behind it.

        Raises:
            TooDeep: more parts are inside each other than any mail has.
            Malformed: it has neither header nor text, or a header field without end.
        """
        if len(_BOUNDARY.findall(data)) > _MOST_PARTS:
            raise TooDeep("The message declares more parts than any news mail has.")
        endless = _ENDLESS.search(data)
        if endless:
            place = f"byte {endless.start()}"
            raise Malformed("A header field is longer than any news mail has.", place=place)
        try:
            return _items(message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n")))
        except RecursionError:
            raise TooDeep("The message nests deeper than any news mail does.") from None
        except WireError:
            raise
        except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
            # The library for mail meets hostile headers with any of these.
            raise Malformed(f"The message cannot be read: {error}.") from None


def _names(text: str) -> set[str]:
    """The names of the fields that a text begins with, in lower case."""
    names: set[str] = set()
    position = 0
    while (found := _FIELD.match(text, position)) and len(names) < 40:
        names.add(found[1].casefold())
        position = found.end()
    return names


def _items(message: Message) -> list[Draft]:
    wires = wires_in(message)
    mail = _item(message, wires)
    attached = [one for items in wires.values() for one in items]
    for one in attached:
        add_provider(one, mail)
    return [mail, *attached]


def _item(message: Message, wires: Container[Message]) -> Draft:
    paragraphs, media = read(message, wires)
    subject = field_of(message, "subject")
    display, address = sender_of(message)
    if not (subject or paragraphs or media or address):
        raise Malformed("The message has neither header fields nor a text.", place="line 1")
    name, agency = provider_of(
        address.rpartition("@")[2] if address and "@" in address else None,
        display,
        field_of(message, "organization"),
        field_of(message, "sender"),
    )
    keywords = tuple(
        word.strip() for word in (field_of(message, "keywords") or "").split(",") if word.strip()
    )
    sent = moment(field_of(message, "date"), zone=agency.zone if agency else None)
    numbers = identifiers(field_of(message, "message-id"))
    return Draft(
        guid=numbers[0] if numbers else None,
        provider=name if agency else display or name,
        provider_code=agency.code if agency else None,
        language=next(
            filter(None, (field_of(x, "content-language") for x in message.walk())), None
        ),
        signals=signals_of(
            pubstatus=None, embargoed=False, stated=(), markers=(subject, *keywords), note=None
        ),
        headline=subject,
        versioncreated=sent,
        keywords=keywords,
        links=tuple(
            Link(rel, one)
            for field, rel in _RELATIONS.items()
            for one in identifiers(field_of(message, field))
        ),
        paragraphs=paragraphs,
        media=media,
    )
