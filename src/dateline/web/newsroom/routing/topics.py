"""Topics as people write them: by name or by code."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Final

from django.utils.translation import gettext as _

from dateline.wires.subjects import topics

_MEDIA_TOPIC: Final = "medtop"
_CODE_AT_END: Final = re.compile(r"\(([\w-]+:[^()\s]+|\d{8})\)\s*$")


class UnknownTopic(ValueError):
    """No topic has this name, or several have."""


def topic_of(written: str) -> str:
    """Return `<scheme>:<code>` of a topic given by its code, its name, or both.

    Raises:
        UnknownTopic: what was written names none, or several; the message says which.
    """
    text = written.strip()
    ending = _CODE_AT_END.search(text)
    code = ending[1] if ending else text
    if ":" in code:
        return code
    if code in topics():
        return f"{_MEDIA_TOPIC}:{code}"
    found = _by_name().get(text.casefold(), ())
    if len(found) == 1:
        return f"{_MEDIA_TOPIC}:{found[0]}"
    if found:
        choices = ", ".join(found)
        raise UnknownTopic(
            _("Several topics are called “%(name)s”: give the code, one of %(codes)s.")
            % {"name": text, "codes": choices}
        )
    raise UnknownTopic(
        _("There is no topic “%s”. Give the name or the code of a Media Topic.") % text
    )


def topic_name(topic: str) -> str:
    """Return a topic as it is read, and understood by `topic_of`: its name and code."""
    scheme, _colon, code = topic.partition(":")
    known = topics().get(code) if scheme == _MEDIA_TOPIC else None
    return f"{known.name} ({code})" if known else topic


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = defaultdict(list)
    for one in topics().values():
        if one.instead is None:
            names[one.name.casefold()].append(one.code)
    return {name: tuple(codes) for name, codes in names.items()}
