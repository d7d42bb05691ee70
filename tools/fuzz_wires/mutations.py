"""Ways to break a file, each a small function of the bytes and a source of chance."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

Mutation = Callable[[bytearray, random.Random], bytearray]
_LARGEST: Final = 1_000_000
# Pieces that mean something to one parser or another.
_TOKENS: Final = [
    one.encode("utf-8", "surrogatepass")
    for one in (
        *(
            "<",
            ">",
            "&",
            "&amp;",
            "&#0;",
            "&#x110000;",
            "&#xD800;",
            "&nbsp;",
            "<!--",
            "-->",
            "<![CDATA[",
        ),
        *(
            "]]>",
            "<?x ?>",
            "</p>",
            "<p>",
            "<br/>",
            "<table><tr><td>",
            "<html>",
            "</html>",
            "<body>",
            "<pre>",
        ),
        *(
            "<!DOCTYPE x [",
            "<!ENTITY a 'b'>",
            "]>",
            'encoding="utf-16"',
            'encoding="x"',
            "xmlns=''",
        ),
        *(
            'xml:lang="x"',
            'guid=""',
            'version="1e999"',
            "<inlineXML>",
            "<nitf>",
            "<a href='javascript:x'>",
        ),
        *(
            "{",
            "}",
            "[",
            "]",
            '"',
            "\\",
            "null",
            "true",
            "-1",
            "1e999",
            "NaN",
            '"\\ud800"',
            '{"a":{}}',
            "[[]]",
        ),
        *(
            "\x00",
            "\x01",
            "\x02",
            "\x03",
            "\x04",
            "\x08",
            "\x11",
            "\x16",
            "\x1f",
            "\x7f",
            "\x85",
            "\xa0",
        ),
        *(
            "\n",
            "\r\n",
            "\t",
            "  ",
            "^",
            "<",
            "=",
            "{",
            ";",
            "_",
            "``",
            "''",
            "#",
            "* * *",
            "%%",
            "+",
        ),
        *(
            "Content-Type: multipart/mixed; boundary=b",
            "--b",
            "--b--",
            "=?utf-8?b?=?=",
            "=?x?q?=ZZ?=",
        ),
        *(
            "Content-Transfer-Encoding: base64",
            "charset=x",
            "\ud800",
            "\ufeff",
            "\u202e",
            "\U0010ffff",
        ),
        *("2026-02-30T25:61:61+99:99", "0000", "99999999999999999999", "31 Dec 9999 23:59 -2359"),
        *("T", "Z", "20260230T", "00:00:60", "é", "ÿ", "中文", "عربي", "\u2028"),
    )
]


def _somewhere(data: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _slice(data: bytearray, chance: random.Random) -> slice:
    start = _somewhere(data, chance)
    return slice(start, start + chance.choice((1, 2, 8, 40, 400)))


def flip(data: bytearray, chance: random.Random) -> bytearray:
    """Change a few bytes into any others."""
    for _ in range(chance.randint(1, 8) if data else 0):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return data


def insert(data: bytearray, chance: random.Random) -> bytearray:
    """Put in a piece that means something."""
    at = _somewhere(data, chance)
    data[at:at] = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 2, 50))
    return data


def delete(data: bytearray, chance: random.Random) -> bytearray:
    """Take out a stretch."""
    del data[_slice(data, chance)]
    return data


def replace(data: bytearray, chance: random.Random) -> bytearray:
    """Put a piece in the place of a stretch."""
    data[_slice(data, chance)] = chance.choice(_TOKENS)
    return data


def repeat(data: bytearray, chance: random.Random) -> bytearray:
    """Repeat a stretch, now and then up to a million bytes."""
    where = _slice(data, chance)
    piece = bytes(data[where])
    often = chance.choice((2, 3, 20, 200, _LARGEST))
    data[where.start : where.start] = piece * min(
        often, (_LARGEST - len(data)) // max(1, len(piece))
    )
    return data


def swap(data: bytearray, chance: random.Random) -> bytearray:
    """Put a stretch into another place."""
    where = _slice(data, chance)
    piece = bytes(data[where])
    del data[where]
    at = _somewhere(data, chance)
    data[at:at] = piece
    return data


def cut(data: bytearray, chance: random.Random) -> bytearray:
    """End the file early, or begin it late."""
    at = _somewhere(data, chance)
    return data[:at] if chance.random() < 0.8 else data[at:]


def recode(data: bytearray, chance: random.Random) -> bytearray:
    """Write the characters in another encoding than the file says."""
    text = bytes(data).decode(chance.choice(("utf-8", "cp1252", "latin-1")), "replace")
    other = chance.choice(("utf-16", "utf-16-le", "utf-8-sig", "cp1252", "utf-32", "cp037"))
    return bytearray(text.encode(other, "replace"))


MUTATIONS: Final[Sequence[Mutation]] = (
    *(flip, insert, insert, insert, delete, replace, replace, repeat, swap, cut),
    recode,
)


def broken(seed: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return a file that was broken in one to five ways, now and then crossed with another."""
    data = bytearray(seed)
    if chance.random() < 0.1:
        other = chance.choice(others)
        data[_somewhere(data, chance) :] = other[chance.randrange(len(other)) :]
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        data = chance.choice(MUTATIONS)(data, chance)
    return bytes(data[: _LARGEST + 100_000])
