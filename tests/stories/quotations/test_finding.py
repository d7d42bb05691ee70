"""Quotation marks of every script; all sentences are our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.stories.quotations import find_quotations

CASES = [
    ("en", "“We will stay,” she said. “Or ‘perhaps’ not.”", ["We will stay,", "Or ‘perhaps’ not."]),
    ("en", "It's the ministers' plan and 'we will go,' he said of the '90s.", ["we will go,"]),
    ("en", "‘The ministers’ plan is bad,’ he said. Don’t.", ["The ministers’ plan is bad,"]),
    ("en", 'He said "we go" and showed a 5" pipe.', ["we go"]),
    ("en", "``We go,'' the minister said.", ["We go,"]),
    (
        "fr",
        "« Nous resterons », a-t-elle dit, «\u00a0et vite\u00a0».",
        ["Nous resterons", "et vite"],
    ),
    ("fr", "L’élue a dit « l’an “prochain” peut-être ».", ["l’an “prochain” peut-être"]),
    ("de", "„Wir bleiben“, sagte er. ‚Wir gehen‘, sagte sie.", ["Wir bleiben", "Wir gehen"]),
    ("de", "»Wir ›bleiben‹ hier«, sagte er.", ["Wir ›bleiben‹ hier"]),
    ("da", "»Vi bliver«, sagde hun.", ["Vi bliver"]),
    ("pl", "„Zostajemy”, powiedział.", ["Zostajemy"]),
    ("sv", "”Vi stannar”, sade hon.", ["Vi stannar"]),
    ("fi", "»Jäämme», hän sanoi.", ["Jäämme"]),
    ("fa", "وزیر گفت: «ما می‌مانیم» و رفت.", ["ما می‌مانیم"]),
    ("ar", "قال الوزير: ”سنبقى هنا“ ثم غادر.", ["سنبقى هنا"]),
    ("ru", "Он сказал: «Мы „остаёмся“ здесь».", ["Мы „остаёмся“ здесь"]),
    ("zh", "他说：“我们留下。”随后离开。", ["我们留下。"]),
    ("zh", "《远方日报》报道，部长说「我們『不』走」。", ["我們『不』走"]),
    ("ja", "大臣は「残る」と述べた。", ["残る"]),
    ("hi", "मंत्री ने कहा, “हम रहेंगे।” फिर वे चले गए।", ["हम रहेंगे।"]),
    ("ckb", "وەزیر گوتی 《ئێمە دەمێنینەوە》.", ["ئێمە دەمێنینەوە"]),
    ("he", 'ראש צה"ל אמר: "אנחנו נשארים".', ["אנחנו נשארים"]),
]


@pytest.mark.parametrize(("tag", "text", "words"), CASES)
def test_quotations_are_found_in_the_marks_of_a_language(
    tag: str, text: str, words: list[str]
) -> None:
    found = [one for one in find_quotations([text], tag)[0] if one.depth == 0]
    assert [one.words for one in found] == words
    assert all(one.closed for one in found)


def test_what_stands_in_another_quotation_is_deeper() -> None:
    (found,) = find_quotations(["“She told me: ‘Go home,’” he said."], "en")
    assert [(one.words, one.depth) for one in found] == [
        ("She told me: ‘Go home,’", 0),
        ("Go home,", 1),
    ]


def test_a_quotation_runs_over_paragraphs_that_begin_with_its_mark() -> None:
    first, second, third = find_quotations(
        ["He said: “One day we go.", "“And one day we come back.", "“That is all.” “No,” she said."]
    )
    assert [(one.continues, one.goes_on) for one in (*first, *second)] == [
        (False, True),
        (True, True),
    ]
    assert [(one.continues, one.closed) for one in third] == [(True, True), (False, True)]


def test_a_quotation_without_an_end_goes_on_in_no_other_paragraph() -> None:
    first, second = find_quotations(["He said: “One day we go.", "Then he left."])
    assert [(one.closed, one.goes_on) for one in first] == [(False, False)]
    assert second == []


def test_apostrophes_feet_and_inches_quote_nothing() -> None:
    text = "The players’ coats, the ’90s, rock ’n’ roll and a 6' 2\" man don’t."
    assert find_quotations([text], "en") == [[]]


_MARKS = "“”„‟\"«»‹›‘‚'’「」『』《》〈〉``''〝〞 ab的ที.,\n\u00a0م😀"


@given(st.lists(st.text(st.one_of(st.sampled_from(_MARKS), st.characters()), max_size=60)))
def test_any_text_has_quotations_whose_words_stand_at_their_place(texts: list[str]) -> None:
    found = find_quotations(texts)
    assert len(found) == len(texts)
    for text, quotations in zip(texts, found, strict=True):
        for one in quotations:
            assert 0 <= one.start < one.end <= len(text)
            assert one.words == text[one.start : one.end]
            assert one.words == one.words.strip()
        ordered = [(one.start, -one.end) for one in quotations]
        assert ordered == sorted(ordered)
