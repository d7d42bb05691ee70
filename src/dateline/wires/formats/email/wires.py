"""Wire files that come in a mail: items of their own."""

from __future__ import annotations

import re
from email.message import Message
from typing import Final

from dateline.wires.errors import WireError
from dateline.wires.formats.email.parts import bytes_of, file_name_of
from dateline.wires.parsed import Draft

_MAYBE: Final = re.compile(
    r"application/(?:octet-stream|json|xml|[\w.+-]+\+(?:xml|json)|[\w.+-]*nitf)"
    r"|text/(?:plain|xml|json|[\w.+-]*nitf|[\w.+-]+\+xml)"
)
_OWN_NAME: Final = "email"


def wires_in(message: Message) -> dict[Message, list[Draft]]:
    """Return the items of each part that is a file of another format.

    A part that cannot be read is none: it stays an attachment of its mail.
    """
    found = {part: _items(part) for part in message.walk() if _may_be_one(part)}
    return {part: items for part, items in found.items() if items}


def add_provider(item: Draft, mail: Draft) -> None:
    """Add the provider of the mail to an item that names none."""
    if mail.provider and not item.provider:
        item.provider, item.provider_code = mail.provider, mail.provider_code


def _may_be_one(part: Message) -> bool:
    kind = part.get_content_type()
    attached = part.get_content_disposition() == "attachment"
    return (
        not part.is_multipart()
        and (attached or kind != "text/plain")
        and bool(_MAYBE.fullmatch(kind))
    )


def _items(part: Message) -> list[Draft]:
    # The registry finds this package, so it can only be asked when all are there.
    from dateline.wires.formats.registry import recognise

    data = bytes_of(part)
    try:
        chosen = recognise(data, name=file_name_of(part) or "")
        return [] if chosen.name == _OWN_NAME else chosen.parse(data)
    except WireError:
        return []
