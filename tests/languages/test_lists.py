from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.languages.lists import join_list
from dateline.languages.services import ServiceFacts, known_services

Find = Callable[[str], ServiceFacts]


@pytest.mark.parametrize(
    ("code", "two", "three"),
    [
        ("en", "A and B", "A, B and C"),
        ("fr", "A et B", "A, B et C"),
        ("ru", "A и B", "A, B и C"),
        ("uk", "A і B", "A, B і C"),
        ("fa", "A و B", "A، B و C"),
        ("prs", "A و B", "A، B و C"),
        ("ar", "A وB", "A وB وC"),
        ("zh-Hans", "A和B", "A、B和C"),
        ("sw", "A na B", "A, B na C"),
        ("my", "A နှင့် B", "A၊ B နှင့် C"),
    ],
)
def test_list_grammar(service: Find, code: str, two: str, three: str) -> None:
    assert join_list(["A", "B"], service(code)) == two
    assert join_list(["A", "B", "C"], service(code)) == three


@pytest.mark.parametrize("code", known_services())
def test_every_service_joins_none_one_and_many_parts(service: Find, code: str) -> None:
    facts = service(code)
    assert join_list([], facts) == ""
    assert join_list(["A"], facts) == "A"
    joined = join_list(["A", "B", "C", "D"], facts)
    assert [part for part in joined if part in "ABCD"] == list("ABCD")
