"""Whether a version changed what was said without saying so."""

from __future__ import annotations

import re
from typing import Final

from dateline.ground.richtext import plain
from dateline.wires.models import ItemVersion

# Who gives one of these has said that the text is another one.
_SAID: Final = frozenset({"update", "correction", "kill", "withhold"})
_LETTERS: Final = re.compile(r"[\W_]+")


def is_possible_correction(previous: ItemVersion, newest: ItemVersion) -> bool:
    """Whether words changed with no signal of an update, a correction or a kill.

    Punctuation, spaces and the case of letters are no change; nor is a text that has all it had
    and more (a plain write-thru: paragraphs were added, none was changed or left out), nor is one
    without paragraphs, such as an alert before its story or a picture. The lead number of a
    teletype message is a signal too. Of the headline every word counts.
    """
    if _SAID & set(newest.signals) or not previous.paragraphs or not newest.paragraphs:
        return False
    if newest.version_number is not None and newest.format in {"anpa-1312", "iptc-7901"}:
        return False
    if _SAID & set(previous.signals) & {"kill", "withhold"}:
        return False
    if _plain(previous.headline) != _plain(newest.headline):
        return True
    before, after = _texts(previous), _texts(newest)
    if _is_kept(before, after):
        return False
    # Paragraphs that were only joined, parted or moved say the same.
    return "".join(before) != "".join(after) and sorted(before) != sorted(after)


def _texts(version: ItemVersion) -> list[str]:
    texts = (_plain(plain(version.paragraph(n + 1))) for n in range(len(version.paragraphs)))
    return [one for one in texts if one]


def _plain(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _is_kept(before: list[str], after: list[str]) -> bool:
    """Whether all paragraphs from before are there, in their order."""
    rest = iter(after)
    return all(any(one == other for other in rest) for one in before)
