"""The language of texts that declare none."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.wires.conftest import Ninjs
from tests.wires.reading.language.texts import TEXTS

from dateline.wires.formats import parse_wire
from dateline.wires.reading.language import language_of

_RSS = """<rss version="2.0"><channel><title>Harbour news</title>{declared}
<item><title>Der Hafen ist wieder offen</title><guid>1</guid><description>Nach dem Sturm sind die
ersten Schiffe am Montag ausgelaufen, sagte die Hafenbehörde.</description></item>
</channel></rss>"""
_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>Le port rouvre</title>
<summary>Après la tempête, les premiers navires sont repartis lundi, a dit la capitainerie.
</summary></entry></feed>"""
_OTHER_TEXT = {"en", "la", "ko"}


@pytest.mark.parametrize("tag", sorted(TEXTS))
def test_a_short_item_tells_its_language(tag: str) -> None:
    assert language_of(TEXTS[tag]) == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kill",
        "UK 2-1 NYC",
        "12 345,00 67.8 %",
        "Obama Putin Merkel",
        f"{TEXTS['de']} {TEXTS['vi']}",
        f"{TEXTS['am'][:40]} {TEXTS['th'][:40]} {TEXTS['ka'][:40]}",
    ],
)
def test_a_text_that_is_short_or_mixed_gets_no_language(text: str) -> None:
    assert language_of(text) is None


def test_what_could_be_bosnian_or_croatian_gets_no_language() -> None:
    assert language_of("Ministar je danas na konferenciji rekao da ima novca za sve.") is None


def test_characters_that_no_text_may_hold_change_nothing() -> None:
    odd = "\x00\x1b\ud800\ufdd0\uffff\U0010ffff"
    assert language_of(f"{odd}{TEXTS['fr']}{odd}") == "fr"


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=900))
def test_any_text_gets_a_tag_or_none(text: str) -> None:
    tag = language_of(text)
    assert tag is None or tag.replace("-", "").isalpha()


def test_a_language_that_the_file_declares_is_taken_as_it_is(ninjs: Ninjs) -> None:
    item = parse_wire(ninjs(language="fr"), name="a.json").items[0]
    assert (item.language, item.language_source) == ("fr", "declared")


def test_a_file_that_declares_none_gets_the_language_of_its_text(ninjs: Ninjs) -> None:
    item = parse_wire(ninjs(language=None), name="a.json").items[0]
    assert (item.language, item.language_source) == ("en", "detected")


@pytest.mark.parametrize("declared", ["und", "UND", "unknown", "xx", ""])
def test_a_language_declared_as_unknown_is_none(ninjs: Ninjs, declared: str) -> None:
    item = parse_wire(ninjs(language=declared), name="a.json").items[0]
    assert (item.language, item.language_source) == ("en", "detected")
    item = parse_wire(ninjs(language=declared, headline="Kill", body_html=""), name="a").items[0]
    assert (item.language, item.language_source) == (None, None)


def test_a_file_without_enough_text_stays_without_language(ninjs: Ninjs) -> None:
    source = ninjs(language=None, headline="Kill", body_html="")
    item = parse_wire(source, name="a.json").items[0]
    assert (item.language, item.language_source) == (None, None)


def test_an_item_of_a_feed_gets_the_language_of_its_text() -> None:
    atom = parse_wire(_ATOM.encode(), name="a.xml").items[0]
    rss = parse_wire(_RSS.format(declared="").encode(), name="a.xml").items[0]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "1"}]}
    feed["items"] = [{"id": "1", "content_text": TEXTS["es"]}]
    json_feed = parse_wire(json.dumps(feed).encode(), name="a.json").items[0]
    assert [(one.language, one.language_source) for one in (atom, rss, json_feed)] == [
        ("fr", "detected"),
        ("de", "detected"),
        ("es", "detected"),
    ]


def test_the_language_of_a_feed_is_declared_for_its_items() -> None:
    source = _RSS.format(declared="<language>de-at</language>").encode()
    item = parse_wire(source, name="a.xml").items[0]
    assert (item.language, item.language_source) == ("de-at", "declared")


def test_a_file_that_declares_its_language_never_loads_the_detector(ninjs: Ninjs) -> None:
    script = (
        "import sys; from dateline.wires.formats import parse_wire;"
        "parse_wire(sys.stdin.buffer.read(), name='a.json');"
        "print('pycld2' in sys.modules)"
    )
    for language, loaded in (("en", "False"), (None, "True")):
        source = ninjs(language=language)
        done = subprocess.run(
            [sys.executable, "-c", script], input=source, capture_output=True, check=True
        )
        assert done.stdout.decode().strip() == loaded


def test_without_the_library_letters_still_tell_what_they_can() -> None:
    """It has to be built where there is no wheel of it; `dateline doctor` says what is missing."""
    script = (
        "import json, sys; sys.modules['pycld2'] = None;"
        "from dateline.wires.reading.language import language_of;"
        "from dateline.cli.doctor.wires import languages_can_be_told;"
        "print(json.dumps([language_of(one) for one in json.load(sys.stdin)]));"
        "print(next(languages_can_be_told(None)).what)"
    )
    texts = json.dumps([TEXTS[tag] for tag in ("th", "zh-Hant", "ckb", "en")])
    done = subprocess.run(
        [sys.executable, "-c", script], input=texts.encode(), capture_output=True, check=True
    )
    told, finding = done.stdout.decode().splitlines()
    assert json.loads(told) == ["th", "zh-Hant", "ckb", None]
    assert "CLD2 is not installed" in finding


@pytest.mark.shared
def test_the_real_articles_get_their_language(shared: Path) -> None:
    """Some of them are fillers: English, Latin, Korean, or Chinese in the other script."""
    counts: Counter[str] = Counter()
    wrong = []
    articles = shared / "articles" / "articles.jsonl"
    for line in articles.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        found = language_of("\n".join([one["headline"], *one["paragraphs"][:2]]))
        right = found in {one["lang"], one["lang"].partition("-")[0]}
        counts["right" if right else "undecided" if found is None else "other"] += 1
        if found and not right:
            wrong.append((one["lang"], found))
    assert counts["right"] >= 170, counts
    assert counts["undecided"] <= 5, counts
    assert all(found in _OTHER_TEXT or "zh" in found for _, found in wrong), wrong


def test_persian_of_iran_about_afghanistan_is_not_taken_for_dari() -> None:
    text = (
        "والی هرات گفت که در این ولسوالی و چند ولایت دیگر سیل آمده است. دفتر او افزود که راه‌های "
        "بسیاری بسته شده و مدرسه‌ها تا هفتهٔ آینده تعطیل‌اند."
    )
    assert language_of(text) == "fa"
