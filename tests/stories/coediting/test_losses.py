"""Words that vanish with a block that somebody else removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, Map, XmlElement, XmlFragment, XmlText

from dateline.stories.coediting.log import Update, change_by
from dateline.stories.coediting.losses import Loss, Losses, unkept
from dateline.stories.coediting.updates import BadUpdate, contents_of_update, ranges_of

WRITER, REMOVER = uuid4(), uuid4()


def body(doc: Doc[Any]) -> XmlFragment:
    return doc.get("text", type=XmlFragment)


def text(doc: Doc[Any], place: int) -> XmlText:
    element = body(doc).children[place]
    assert isinstance(element, XmlElement)
    words = element.children[0]
    assert isinstance(words, XmlText)
    return words


def document(*paragraphs: str) -> Doc[Any]:
    doc: Doc[Any] = Doc()
    for words in paragraphs:
        element = body(doc).children.append(XmlElement("paragraph"))
        element.children.append(XmlText(words))
    return doc


def copy(doc: Doc[Any]) -> Doc[Any]:
    other: Doc[Any] = Doc()
    body(other)
    other.apply_update(doc.get_update())
    return other


def change(doc: Doc[Any], action: Callable[[], None]) -> bytes:
    data = change_by(doc, action)
    assert data
    return data


def lost(doc: Doc[Any], *updates: tuple[bytes, UUID]) -> list[Loss]:
    losses = Losses()
    deleted: list[bytes] = []
    watch = doc.observe(lambda event: deleted.append(event.delete_set))
    for data, person in updates:
        deleted.clear()
        doc.apply_update(data)
        losses.see(Update(data, person), *deleted[:1])
    doc.unobserve(watch)
    return losses.found()


@pytest.fixture
def base() -> Doc[Any]:
    return document("The ferry left at noon.", "Nobody was aboard.")


@pytest.fixture
def typed(base: Doc[Any]) -> bytes:
    writer = copy(base)
    return change(writer, lambda: text(writer, 1).insert(6, " but the 🐈 cat"))


@pytest.fixture
def removed(base: Doc[Any]) -> bytes:
    remover = copy(base)
    return change(remover, lambda: body(remover).children.__delitem__(1))


def test_words_typed_into_a_block_that_another_removes_are_lost_whoever_comes_first(
    base: Doc[Any], typed: bytes, removed: bytes
) -> None:
    for first, second in (
        ((typed, WRITER), (removed, REMOVER)),
        ((removed, REMOVER), (typed, WRITER)),
    ):
        (one,) = lost(copy(base), first, second)
        assert (one.words.text, one.person) == (" but the 🐈 cat", WRITER)


def test_what_the_one_who_removed_the_block_had_seen_is_not_lost(
    base: Doc[Any], typed: bytes
) -> None:
    remover = copy(base)
    remover.apply_update(typed)
    removed = change(remover, lambda: body(remover).children.__delitem__(1))
    assert lost(copy(base), (typed, WRITER), (removed, REMOVER)) == []


def test_words_that_their_writer_put_back_are_not_lost(
    base: Doc[Any], typed: bytes, removed: bytes
) -> None:
    writer = copy(base)
    writer.apply_update(typed)
    writer.apply_update(removed)
    back = change(writer, lambda: text(writer, 0).insert(3, " but the 🐈 cat"))
    assert lost(copy(base), (typed, WRITER), (removed, REMOVER), (back, WRITER)) == []


def test_a_browser_that_deletes_once_more_what_is_lost_does_not_hide_it(
    base: Doc[Any], typed: bytes, removed: bytes
) -> None:
    third = copy(base)
    for data in (typed, removed):
        third.apply_update(data)
    # After a break a browser sends all that it knows to be deleted.
    all_of_it = third.get_update(copy(base).get_state())
    ones = lost(copy(base), (typed, WRITER), (removed, REMOVER), (all_of_it, uuid4()))
    assert [one.words.text for one in ones] == [" but the 🐈 cat"]


def test_what_a_browser_kept_is_not_kept_twice(
    base: Doc[Any], typed: bytes, removed: bytes
) -> None:
    (one,) = found = lost(copy(base), (typed, WRITER), (removed, REMOVER))
    client, clock = one.words.client, one.words.clock
    entry = f'{{"words": "but the cat", "ids": [[{client}, {clock}, 3]]}}'
    assert unkept(found, {"1:1": entry}) == []
    assert unkept(found, {"1:1": "no entry", "2:2": '{"words": 3}', "3:3": 7}) == found


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 40), st.text(max_size=6)),
        min_size=1,
        max_size=12,
    )
)
def test_an_update_says_what_it_adds_and_what_it_deletes(
    edits: list[tuple[int, int, str]],
) -> None:
    doc = document("one", "two")
    fields = doc.get("fields", type=Map)
    for kind, place, words in edits:
        words = words.replace("\x00", "") or "x"
        target = text(doc, place % 2)
        size = sum(len(str(part).encode()) for part, _ in target.diff())
        events: list[Any] = []
        watch = doc.observe(
            lambda event, seen=events: seen.append((event.update, event.delete_set))
        )
        match kind:
            case 0:
                target.insert(size, words)
            case 1 if size:
                del target[0:size]
            case 2:
                fields["slug"] = {"deep": [words, place, None, True, 1.5]}
            case _:
                target.insert(size, words, {"strong": True})
        doc.unobserve(watch)
        for update, deleted in events:
            contents = contents_of_update(update)
            assert contents.deleted == ranges_of(deleted)
            if kind in (0, 3):
                assert "".join(one.text for one in contents.words) == words


@given(st.binary(max_size=60))
def test_bytes_that_are_no_update_are_refused_or_read_to_their_end(data: bytes) -> None:
    try:
        contents_of_update(data)
    except BadUpdate:
        return
