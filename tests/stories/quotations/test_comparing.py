from __future__ import annotations

import pytest

from dateline.stories.quotations.comparing import compare
from dateline.stories.quotations.passages import passage_of

EN = passage_of(
    [
        "“We will not sign the paper this year, because the numbers are wrong,” Ana Ruiz told us.",
        "“Others may sign,” she said. “That is their right, and we respect it.”",
        "The talks would go on in the spring, she added.",
    ],
    "en",
)


@pytest.mark.parametrize(
    "words",
    [
        "We will not sign the paper this year, because the numbers are wrong,",
        "we will not sign the paper this year",
        "We will not sign … because the numbers are wrong.",
        "We will not sign [...] because the numbers are wrong.",
        "We will not sign [the treaty] this year",
        "[T]hat is their right — and we respect it",
        "Others may sign … That is their right",
    ],
)
def test_what_the_rules_of_quoting_allow_is_verbatim(words: str) -> None:
    assert compare(words, EN).verdict == "verbatim"


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        (
            "We will sign the paper this year",
            [("same", "We will"), ("removed", "not"), ("same", "sign the paper this year")],
        ),
        (
            "We will … sign the paper this year",
            [("same", "We will"), ("removed", "not"), ("same", "sign the paper this year")],
        ),
        ("Others may sign, she said", [("same", "Others may sign"), ("added", "she said")]),
        (
            "Others may sign. That is their right",
            [
                ("same", "Others may sign"),
                ("removed", "she said"),
                ("same", "That is their right"),
            ],
        ),
        (
            "because the numbers were wrong",
            [
                ("same", "because the numbers"),
                ("removed", "are"),
                ("added", "were"),
                ("same", "wrong"),
            ],
        ),
    ],
)
def test_a_change_is_shown_word_by_word(words: str, changes: list[tuple[str, str]]) -> None:
    found = compare(words, EN)
    assert found.verdict == "altered"
    assert list(found.changes) == changes


def test_words_that_nobody_says_in_the_source_are_no_quotation() -> None:
    found = compare("The talks would go on in the spring", EN)
    assert (found.verdict, found.unquoted, found.paragraph) == ("not-found", True, 3)


def test_other_words_are_not_found() -> None:
    found = compare("Nobody here has ever seen a ship of this kind before", EN)
    assert (found.verdict, found.unquoted) == ("not-found", False)


def test_a_quotation_over_paragraphs_is_one() -> None:
    source = passage_of(["He said: “One day we all go.", "“And then we come back home.”"])
    assert compare("One day we all go. And then we come back home.", source).verdict == "verbatim"


def test_a_note_of_an_interview_may_be_quoted_without_marks() -> None:
    source = passage_of(["Minister on the phone: we stay until the work is done"], marked=False)
    assert compare("We stay until the work is done", source).verdict == "verbatim"


def test_a_wire_in_capitals_has_no_case() -> None:
    source = passage_of(["``WE WILL NOT SIGN IN PARIS,'' RUIZ SAID."])
    assert compare("We will not sign in Paris", source).verdict == "verbatim"


def test_case_within_a_sentence_is_a_change() -> None:
    source = passage_of(["“They told us to leave the US at once,” he said."])
    assert compare("They told us to leave the us at once", source).verdict == "altered"


# The same saying as it stands in the source, in other marks, and without its negation.
LANGUAGES = {
    "en": ("“We will not sign the paper,” she said.", "We will not sign the paper", "not "),
    "fr": (
        "« Nous ne signerons pas ce texte », a-t-elle dit.",
        "Nous ne signerons pas ce texte",
        "pas ",
    ),
    "de": (
        "„Wir werden das Papier nicht unterzeichnen“, sagte sie.",
        "Wir werden das Papier nicht unterzeichnen",
        "nicht ",
    ),
    "fa": (
        "او گفت: «ما این سند را هرگز امضا خواهیم کرد»",
        "ما این سند را هرگز امضا خواهیم کرد",
        "هرگز ",
    ),
    "ru": ("«Мы не подпишем этот документ», — сказала она.", "Мы не подпишем этот документ", "не "),
    "zh": ("她说：“我们今年不会签署这份文件。”", "我们今年不会签署这份文件", "不"),
    "ja": (
        "大臣は「私たちはこの文書に決して署名します」と述べた。",
        "私たちはこの文書に決して署名します",
        "決して",
    ),
    "hi": ("उन्होंने कहा, “हम इस काग़ज़ पर दस्तख़त नहीं करेंगे।”", "हम इस काग़ज़ पर दस्तख़त नहीं करेंगे", "नहीं "),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dropped_word_is_seen_in_every_language(language: str) -> None:
    source, words, dropped = LANGUAGES[language]
    passage = passage_of([source], language)
    assert compare(words, passage).verdict == "verbatim"
    found = compare(words.replace(dropped, ""), passage)
    assert found.verdict == "altered"
    assert ("removed", dropped.strip()) in found.changes


def test_digits_and_joiners_of_another_keyboard_are_the_same() -> None:
    source = passage_of(["وزیر گفت: «ما ۱۲ سند را نمی\u200cپذیریم و می\u200cرویم»"], "fa")
    assert compare("ما 12 سند را نميپذیریم و میرویم", source).verdict == "verbatim"


def test_a_number_is_compared_with_its_separator() -> None:
    source = passage_of(["“We need 3.5 % more of it,” she said."])
    assert compare("We need 3.5 % more of it", source).verdict == "verbatim"
    assert compare("We need 35 % more of it", source).verdict == "altered"
