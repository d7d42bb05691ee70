from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.web.api.conftest import Program

from dateline.stories.models import Revision

PATIENT = hypothesis_settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe{",
        b'{"base": NaN}',
        b"[" * 100_000,
        b'{"base": 1, "headline": "\\u0000"}',
        b'{"base": 1, "headline": "\\ud800"}',
        b'{"base": 1, "headline": "' + b"x" * 301 + b'"}',
        b'{"base": 1, "unknown": true}',
        b'{"base": -1}',
        b'{"base": 1e400}',
        b'{"base": 1, "section": "no-such-section"}',
        b'{"base": 1, "topics": ["no-such-topic"]}',
        b'{"base": 1, "lead_picture": "00000000-0000-0000-0000-000000000000"}',
        b'{"base": 1, "blocks": [{"content": {"kind": "script", "text": "alert(1)"}}]}',
        b'{"base": 1, "blocks": [{"content": {"kind": "embed", "url": "javascript:alert(1)"}}]}',
        b'{"base": 1, "blocks": [{"content": {"kind": "paragraph", "text": [{"href": "data:,x"}]}}]}',
        b'{"base": 1, "blocks": [{"content": {"kind": "paragraph", "text": "<p>"}}]}',
    ],
)
def test_a_body_that_cannot_be_used_is_refused_and_saves_nothing(
    owner: Program, article: dict[str, Any], body: bytes
) -> None:
    answer = owner.call("PUT", f"articles/{article['id']}", body)
    assert answer.status in (400, 422)
    assert "alert(1)" not in json.dumps(answer.data)
    assert Revision.objects.count() == 1


def test_a_body_that_is_too_large_is_refused(owner: Program, article: dict[str, Any]) -> None:
    body = b'{"headline": "' + b"x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) + b'"}'
    answer = owner.call("PUT", f"articles/{article['id']}", body)
    assert (answer.status, answer.kind) == (413, "too-large")


def test_markup_in_text_stays_text(owner: Program, article: dict[str, Any]) -> None:
    text = "<script>alert(1)</script>"
    content = {"kind": "paragraph", "text": [{"text": text}]}
    body = {"base": 1, "headline": text, "blocks": [{"content": content}]}
    saved = owner.put(f"articles/{article['id']}", body)
    assert saved.data["blocks"][0]["content"]["text"][0]["text"] == text
    assert saved.headers["Content-Type"].startswith("application/json")
    assert saved.headers["X-Content-Type-Options"] == "nosniff"


@PATIENT
@given(body=JSON)
def test_no_json_whatever_breaks_the_saving_of_an_article(
    owner: Program, article: dict[str, Any], body: Any
) -> None:
    answer = owner.put(f"articles/{article['id']}", body)
    assert answer.status in (400, 422)


@PATIENT
@given(text=st.text(max_size=200))
def test_any_text_is_saved_or_refused_with_a_reason(
    owner: Program, article: dict[str, Any], text: str
) -> None:
    content = {"kind": "paragraph", "text": [{"text": text}]}
    read = owner.get(f"articles/{article['id']}").data
    body = {"base": read["revision"], "headline": text, "blocks": [{"content": content}]}
    assert owner.put(f"articles/{article['id']}", body).status in (200, 400)


@PATIENT
@given(words=st.text(max_size=50), cursor=st.text(max_size=50), language=st.text(max_size=20))
def test_no_query_whatever_breaks_the_wire_list(
    colleague: Program, words: str, cursor: str, language: str
) -> None:
    query = urlencode({"q": words, "cursor": cursor, "language": language}, errors="replace")
    assert colleague.get(f"items?{query}").status in (200, 400, 422)
