"""The real files of older formats, mail and JSON beside the project: facts, words, recognition.

What the index of those files says otherwise, and why, stands in docs/wires/agencies.md.
"""

from __future__ import annotations

import csv
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from dateline.wires.formats import parse_wire, recognise
from dateline.wires.parsed import ParsedFile, ParsedItem
from dateline.wires.reading.teletype import decoded

pytestmark = pytest.mark.shared
OURS = {"newsml-1", "anpa-1312", "iptc-7901", "jsonfeed", "email", "ap-media-api"}
COLUMNS = (
    "provider",
    "headline",
    "headline_peer",
    "slugline",
    "language",
    "version",
    "pubstatus",
    "urgency",
    "guid",
)
# File and column where the index is wrong or tells a customer's mapping; see docs/wires/agencies.md.
ARGUED = {
    ("IPTC7901_odd_charset.txt", "headline_peer"),
    ("afp_belga.xml", "urgency"),
    ("afp_no_headline.xml", "headline"),
    ("anp_belga.xml", "language"),
    ("ap_anpa-5.tst", "headline_peer"),
    ("ats.txt", "headline"),
    ("ats.txt", "provider"),
    ("ats_newsml_1_2_belga.xml", "guid"),
    ("ats_newsml_1_2_belga.xml", "provider"),
    ("ntb__afp.xml", "urgency"),
    ("picture.json", "provider"),
    ("politics.json", "provider"),
    ("solita_se_1.xml", "guid"),
    ("solita_se_1.xml", "provider"),
    ("solita_se_1.xml", "urgency"),
    ("solita_se_2.xml", "provider"),
}


@cache
def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "wires" / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _ours(shared: Path) -> list[tuple[dict[str, str], Path]]:
    rows = [row for row in _rows(shared) if row["format"] in OURS]
    return [(row, shared / "wires" / row["file"]) for row in rows]


@cache
def _parsed(path: Path) -> ParsedFile:
    return parse_wire(path.read_bytes(), name=path.name)


def test_every_file_of_the_folder_is_taken_for_what_it_is(shared: Path) -> None:
    for row in _rows(shared):
        data = (shared / "wires" / row["file"]).read_bytes()
        for name in (row["file"], "unnamed"):
            assert recognise(data, name=name).name == row["format"], row["file"]


def test_every_asserted_fact_is_right_or_argued(shared: Path) -> None:
    wrong = {
        (row["file"], column)
        for row, path in _ours(shared)
        for column in COLUMNS
        if row[column] and not _agrees(_parsed(path), column, row[column])
    }
    assert wrong == ARGUED


def _agrees(parsed: ParsedFile, column: str, wanted: str) -> bool:
    """The index joins guid and version by a colon where the file keeps them apart."""
    name = "headline" if column == "headline_peer" else column
    found = [str(getattr(item, name)) for item in parsed.items]
    if column == "guid":
        found += [f"{item.guid}:{item.version}" for item in parsed.items]
    return wanted in found


def test_no_word_of_any_text_is_lost(shared: Path) -> None:
    lost: dict[str, list[str]] = {}
    for row, path in _ours(shared):
        wanted = Counter(word for text in _texts(path, row["format"]) for word in _words(text))
        got = Counter(
            word
            for item in _parsed(path).items
            for text in _everything(item)
            for word in _words(text)
        )
        if wanted - got:
            lost[row["file"]] = sorted((wanted - got).elements())
    assert lost == {}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _everything(item: ParsedItem) -> Iterator[str]:
    """The paragraphs, and the lines of the text that are facts."""
    yield from (one.text for one in item.paragraphs)
    lines = (item.headline, item.byline, item.dateline, item.ednote, *item.keywords)
    yield from (one for one in lines if one)
    yield from (one.caption for one in item.media if one.caption)


def _texts(path: Path, kind: str) -> Iterator[str]:
    """What the file says, taken from it by another way than the parsers'."""
    data = path.read_bytes()
    if kind == "newsml-1":
        yield from _data_contents(data)
    elif kind == "ap-media-api":
        yield from _bodies(json.loads(data))
    else:
        text = decoded(data).replace("{", " 1/2")
        for part in text.split("\x02")[1:]:
            body = part.partition("\x03")[0]
            yield re.sub(r"^\^\*\d+<|,\d+<|(?<!\w)_(?!\w)", " ", body, flags=re.MULTILINE)


def _data_contents(data: bytes) -> Iterator[str]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False))
    for one in root.iter("{*}DataContent", "DataContent"):
        text = " ".join(str(x) for x in one.itertext())
        for _ in range(2):
            text = html.unescape(re.sub(r"<!--.*?-->|</?[a-zA-Z][\w:]*( [^<>]*)?>", " ", text))
        yield text


def _bodies(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in {"body_html", "description_caption"}:
                yield html.unescape(re.sub(r"<[^>]*>", " ", inner))
            else:
                yield from _bodies(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _bodies(inner)
