"""Stems by language."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dateline.languages import stemming
from dateline.languages.stemming import fits, stem_key, stemmer_of, stemmers, stems_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stemming, "_known", {})


def test_forms_of_a_word_have_one_stem_and_stop_words_none() -> None:
    (found,) = stems_of({"english": ["election", "elections", "elected", "the"]}).values()
    assert found == dict.fromkeys(("election", "elections", "elected"), "elect")


def test_stems_are_folded_as_words_are() -> None:
    assert stems_of({"french": ["élections"]}) == {"french": {"élections": "elect"}}


def test_words_are_asked_for_once_and_for_all_languages_together() -> None:
    asked = {"english": ["ships", "storms"], "russian": ["министры"]}
    with CaptureQueriesContext(connection) as statements:
        assert stems_of(asked) == stems_of(asked)
    assert len(statements) == 1


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stemming, "_MOST", 2)
    for word in ("ships", "storms", "boats", "harbours"):
        assert stems_of({"english": [word]}) == {"english": {word: word[:-1]}}
    assert len(stemming._known["english"]) <= 3


def test_a_stem_among_words_tells_its_language() -> None:
    assert stem_key("elect", "english") == "~eng:elect"
    assert len({stem_key("", one) for one in stemmers()}) == len(stemmers())


def test_languages_have_the_stemmer_that_reads_them() -> None:
    assert stemmer_of("en-GB") == "english"
    assert stemmer_of("zh") is stemmer_of("") is stemmer_of("xx") is None
    assert {"english", "arabic", "russian"} <= {*stemmers()}
    assert fits("élection", "french")
    assert not fits("выборы", "french")
    assert fits("выборы", "serbian")
    assert fits("izbori", "serbian")
    assert fits("انتخاب", "arabic")
