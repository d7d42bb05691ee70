"""The real files of agencies beside the project: their facts, and every word of their texts.

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

from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedFile

pytestmark = pytest.mark.shared
OURS = {"newsml-g2", "nitf", "ninjs", "rss", "atom"}
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
    ("0b78.xml", "language"),
    ("0b78.xml", "urgency"),
    ("LISTING 6 Simple NewsML-G2 Package.xml", "provider"),
    ("ansa_belga.xml", "urgency"),
    ("bbc-ninjs-comp-test.json", "provider"),
    ("bbc-ninjs-text-test.json", "guid"),
    ("bbc-ninjs-text-test.json", "provider"),
    ("dpa_newsml_2_0_belga.xml", "headline"),
    ("dpa_newsml_2_0_belga.xml", "urgency"),
    ("ewtn-youtube__rss.xml", "guid"),
    ("item_fixture.json", "provider"),
    ("ninjs4.json", "headline_peer"),
    ("ninjs4.json", "provider"),
    ("ninjs5.json", "headline_peer"),
    ("ninjsExSimpleText1.json", "guid"),
    ("ninjsExSimpleText1.json", "provider"),
    ("nitf-fishing.xml", "provider"),
    ("nitf_test.xml", "guid"),
    ("package.json", "provider"),
    ("scoop.xml", "headline"),
    ("scoop.xml", "provider"),
    ("scoop.xml", "urgency"),
    ("stt__stt_newsml_location_test.xml", "headline_peer"),
    ("stt_newsml_abstract_test.xml", "headline_peer"),
}
# The words of its `note` to editors are in the editor's note, not in the text.
NOT_IN_TEXT = {"nitf-fishing.xml"}
# It escaped tags of its own into the text; they stay as they are written.
TAGS_IN_TEXT = {"stt_newsml_endash.xml"}
BODIES = {
    "newsml-g2": {"inlinexml", "inlinedata"},
    "nitf": {"body.content", "body.end"},
    "rss": {"encoded"},
    "atom": {"content", "first_line", "body"},
}
_SILENT = {"script", "style", "head"}


@cache
def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "wires" / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["format"] in OURS]


@cache
def _parsed(path: Path) -> ParsedFile:
    return parse_wire(path.read_bytes(), name=path.name)


def test_every_asserted_fact_is_right_or_argued(shared: Path) -> None:
    wrong = {
        (row["file"], column): row[column]
        for row in _rows(shared)
        for column in COLUMNS
        if row[column] and not _agrees(_parsed(shared / "wires" / row["file"]), column, row[column])
    }
    assert set(wrong) == ARGUED


def test_every_format_is_recognised(shared: Path) -> None:
    for row in _rows(shared):
        assert _parsed(shared / "wires" / row["file"]).format == row["format"], row["file"]


def _agrees(parsed: ParsedFile, column: str, wanted: str) -> bool:
    """The index joins guid and version by a colon where the file keeps them apart."""
    name = "headline" if column == "headline_peer" else column
    found = [str(getattr(item, name)) for item in parsed.items]
    if column == "guid":
        found += [f"{item.guid}:{item.version}" for item in parsed.items]
    return wanted in found


def test_no_word_of_any_body_is_lost(shared: Path) -> None:
    missing: dict[str, list[str]] = {}
    for row in _rows(shared):
        path = shared / "wires" / row["file"]
        wanted = "".join(_body_words(path, row["format"]))
        got = "".join(_letters(one.text) for item in _parsed(path).items for one in item.paragraphs)
        lost = Counter(wanted) - Counter(got)
        if lost and row["file"] not in NOT_IN_TEXT:
            missing[row["file"]] = sorted(lost)
    assert missing == {}


def test_words_stand_in_the_order_of_the_source(shared: Path) -> None:
    for row in _rows(shared):
        path = shared / "wires" / row["file"]
        if row["file"] in NOT_IN_TEXT | TAGS_IN_TEXT or row["format"] not in BODIES:
            continue
        wanted = "".join(_body_words(path, row["format"]))
        got = "".join(_letters(one.text) for item in _parsed(path).items for one in item.paragraphs)
        assert wanted in got, row["file"]


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text))


def _body_words(path: Path, format_name: str) -> Iterator[str]:
    """All letters and digits of a file's bodies, read here in another way than by the parsers."""
    data = path.read_bytes()
    if format_name == "ninjs":
        yield from map(_letters, _json_bodies(json.loads(data)))
        return
    parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
    for element in etree.fromstring(data, parser).iter():
        name = _name(element)
        inside = any(_name(one) in BODIES[format_name] for one in element.iterancestors())
        if name not in BODIES[format_name] or inside or "mrss" in str(element.tag):
            continue
        if "excerpt" in str(element.tag):
            continue
        nitf = [one for one in element.iter() if _name(one) == "body.content"]
        yield _letters(_stripped("".join(_texts(nitf[0] if nitf else element))))


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _texts(element: etree._Element) -> Iterator[str]:
    if _name(element) in _SILENT:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _stripped(text: str) -> str:
    text = re.sub(r"<(script|style|head)\b.*?</\1>", " ", text, flags=re.DOTALL | re.IGNORECASE)
    return html.unescape(re.sub(r"<[^>]*>", " ", text))


def _json_bodies(value: Any) -> Iterator[str]:
    if "item" in value:
        for one in value["item"]:
            yield from _json_bodies(one)
        return
    names = ("body_xhtml", "body_html", "body_html5", "body_text")
    body = next((value[name] for name in names if value.get(name)), "")
    yield _stripped(body)
    if value.get("type") == "composite":
        for one in value.get("associations", {}).values():
            yield from _json_bodies(one)
