"""Media Topics: names, tree, and what older codes of subjects map to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.wires.conftest import Ninjs

from dateline.wires.formats import parse_wire
from dateline.wires.parsed import Subject
from dateline.wires.subjects import (
    ancestors,
    media_topics_of,
    topics,
    with_media_topics,
)

_PROJECT = Path(__file__).parents[3]
_DATA = _PROJECT / "src" / "dateline" / "wires" / "subjects" / "data"
_TOP_LEVELS = [f"{number:02}000000" for number in range(1, 18)]


def _subj(code: str) -> Subject:
    return Subject("subj", code, None)


@pytest.mark.parametrize("code", _TOP_LEVELS)
def test_every_top_level_of_the_subject_codes_is_a_media_topic(code: str) -> None:
    (found,) = media_topics_of((_subj(code),))
    assert found.code == code
    assert found.name
    assert ancestors(code) == ()


@pytest.mark.parametrize(
    ("code", "topic_code", "name"),
    [
        ("15054000", "20001065", "football"),
        ("04008004", "20000346", "economic trends and indicators"),
        ("08001000", "20000500", "animal"),
        ("15015006", "20000979", "kayaking"),
        ("02009002", "20000111", "trial (court)"),
    ],
)
def test_a_subject_code_becomes_the_topic_that_iptc_names(
    code: str, topic_code: str, name: str
) -> None:
    (found,) = media_topics_of((_subj(code),))
    assert (found.scheme, found.code, found.name) == ("medtop", topic_code, name)


@pytest.mark.parametrize(
    ("code", "above"),
    [("15054999", "20001065"), ("11999000", "11000000"), ("04019000", "04000000")],
)
def test_a_code_without_a_topic_of_its_own_gets_that_of_the_code_above(
    code: str, above: str
) -> None:
    assert [one.code for one in media_topics_of((_subj(code),))] == [above]


@pytest.mark.parametrize(
    "code", ["99000000", "150540", "sport", "１５０５４０００", "15054000 ", ""]
)
def test_what_is_no_subject_code_becomes_no_topic(code: str) -> None:
    assert media_topics_of((_subj(code),)) == ()


def test_stated_subjects_stay_as_they_are_and_come_first() -> None:
    stated = (
        _subj("15054000"),
        Subject("N2", "POL", None),
        Subject("medtop", "20001065", "Fußball"),
    )
    assert with_media_topics(stated) == stated
    more = (*stated[:2], _subj("17000000"))
    assert with_media_topics(more)[:3] == more
    assert [one.code for one in with_media_topics(more)[3:]] == ["20001065", "17000000"]


def test_two_codes_of_one_topic_give_it_once() -> None:
    found = media_topics_of((_subj("15014001"), _subj("15014002"), _subj("15014000")))
    assert len(found) == 1


def test_a_stated_topic_without_name_gets_its_english_one() -> None:
    nameless = Subject("medtop", "20001065", None)
    unknown = Subject("medtop", "29999999", None)
    assert [one.name for one in with_media_topics((nameless, unknown))] == ["football", None]


@pytest.mark.parametrize(
    ("scheme", "code", "topic_code"),
    [
        ("anpa-1312-category", "s", "15000000"),
        ("a1312cat", "F", "04000000"),
        ("iptc-7901-category", "spo", "15000000"),
        ("sttsubj", "16001000", "20000053"),
        ("subj", "20001065", "20001065"),
        ("http://tt.se/spec/subref/1.0", "15000000", "15000000"),
    ],
)
def test_categories_and_copies_of_the_subject_codes_are_mapped_too(
    scheme: str, code: str, topic_code: str
) -> None:
    assert [one.code for one in media_topics_of((Subject(scheme, code, None),))] == [topic_code]


@pytest.mark.parametrize(
    ("scheme", "code"),
    [("anpa-1312-category", "a"), ("category", "s"), (None, "15054000"), (None, None)],
)
def test_what_no_published_table_maps_stays_as_it_is(scheme: str | None, code: str | None) -> None:
    stated = (Subject(scheme, code, "x"),)
    assert with_media_topics(stated) == stated


def test_football_has_sport_above_it_and_sport_has_nothing() -> None:
    assert ancestors("20001065") == ("20000822", "15000000")
    assert ancestors("15000000") == ()
    assert ancestors("no code") == ()


def test_the_tree_has_no_loose_ends() -> None:
    for one in topics().values():
        assert one.name
        assert one.broader is None or one.broader in topics()
        assert one.instead is None or topics()[one.instead].instead is None
        assert one.code not in ancestors(one.code)


def test_every_mapped_topic_is_in_use() -> None:
    rows = (_DATA / "subjectcodes.tsv").read_text("utf-8").splitlines()
    targets = [row.split("\t")[1] for row in rows if not row.startswith("#")]
    assert len(targets) > 900
    assert all(topics()[code].instead is None for code in targets)


def test_the_tables_name_source_version_and_licence() -> None:
    for table in ("mediatopics.tsv", "subjectcodes.tsv"):
        head = (_DATA / table).read_text("utf-8")[:400]
        assert all(word in head for word in ("IPTC", "20", "CC BY 4.0", "https://iptc.org/"))


def test_an_item_of_any_format_gets_its_media_topics(ninjs: Ninjs) -> None:
    source = ninjs(subject=[{"code": "subj:15054000", "name": "Soccer"}])
    (item,) = parse_wire(source, name="a.json").items
    assert [(one.scheme, one.code, one.name) for one in item.subjects] == [
        ("subj", "15054000", "Soccer"),
        ("medtop", "20001065", "football"),
    ]
    nitf = (
        b"<nitf><head><tobject><tobject.subject tobject.subject.refnum='11003000'/></tobject></head>"
        b"<body><body.head><hedline><hl1>Vote</hl1></hedline></body.head></body></nitf>"
    )
    (item,) = parse_wire(nitf, name="a.xml").items
    assert [one.code for one in item.subjects] == ["11003000", "20000574"]


@pytest.mark.shared
def test_the_tables_are_what_the_tool_makes_of_what_iptc_publishes(
    shared: Path, tmp_path: Path
) -> None:
    folder = shared / "schemas" / "mediatopics"
    (spreadsheet,) = folder.glob("*.xlsx")
    (skos,) = folder.glob("*.json")
    tool = _PROJECT / "tools" / "media-topics"
    subprocess.run([sys.executable, tool, spreadsheet, skos, tmp_path], check=True)
    assert json.loads(skos.read_text("utf-8"))["prefSchemeAlias"] == "medtop"
    for table in ("mediatopics.tsv", "subjectcodes.tsv"):
        assert (tmp_path / table).read_bytes() == (_DATA / table).read_bytes()
