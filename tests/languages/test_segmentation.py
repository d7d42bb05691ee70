from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.languages.segmentation import segment_sentences, segment_words


def test_words_come_without_spaces_and_punctuation() -> None:
    assert segment_words("Don't panic: it's 3.5 o'clock!", "en") == [
        "Don't",
        "panic",
        "it's",
        "3.5",
        "o'clock",
    ]


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("zh-Hans", "今天天气很好，我们去公园。", ["今天", "天气", "很好", "我们", "去", "公园"]),
        ("th", "วันนี้อากาศดี", ["วัน", "นี้", "อากาศ", "ดี"]),
        ("fa", "خبرگزاری‌ها گفتند.", ["خبرگزاری‌ها", "گفتند"]),
    ],
)
def test_words_of_other_scripts(tag: str, text: str, expected: list[str]) -> None:
    assert segment_words(text, tag) == expected


@pytest.mark.parametrize(
    ("tag", "text", "count"),
    [
        ("en", "Mr. Smith went home. He slept.", 2),
        ("zh-Hans", "他走了。她留下了！为什么？", 3),
        ("hi", "वह गया। वह आया।", 2),
        ("ar", "ذهب الرجل. هل عاد؟ نعم.", 3),
        ("my", "သူသွားပြီ။ သူလာပြီ။", 2),
    ],
)
def test_sentences(tag: str, text: str, count: int) -> None:
    assert len(segment_sentences(text, tag)) == count


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(segment_sentences(text, "en")) == text


@pytest.mark.parametrize("text", ["", "  ", "a\ud800b", "😀😀", "x" * 100_000])
@pytest.mark.parametrize("tag", ["en", "prs", "", "no tag"])
def test_no_text_and_no_tag_is_an_error(text: str, tag: str) -> None:
    segment_words(text, tag)
    segment_sentences(text, tag)


@pytest.mark.shared
def test_articles_of_every_language_are_cut_and_nothing_is_lost(shared: Path) -> None:
    lines = (shared / "articles" / "articles.jsonl").read_text("utf-8").splitlines()
    for article in map(json.loads, lines):
        for paragraph in article["paragraphs"]:
            assert "".join(segment_sentences(paragraph, article["lang"])) == paragraph
            assert segment_words(paragraph, article["lang"]) or not any(map(str.isalnum, paragraph))
