from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ground.richtext import from_plain, plain
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft
from dateline.stories.merge import Collision, merge


def _block(number: int, text: str) -> BlockDraft:
    return BlockDraft(id=UUID(int=number), content=Paragraph(text=from_plain(text)))


def _draft(*blocks: BlockDraft, **fields: str) -> ArticleDraft:
    return ArticleDraft(blocks=blocks, **fields)  # type: ignore[arg-type]


def _numbers(draft: ArticleDraft) -> list[int]:
    return [block.id.int if block.id else 0 for block in draft.blocks]


def _text(draft: ArticleDraft, number: int) -> str:
    content = next(block.content for block in draft.blocks if block.id == UUID(int=number))
    assert isinstance(content, Paragraph)
    return plain(content.text)


A, B, C = _block(1, "a"), _block(2, "b"), _block(3, "c")


def test_blocks_added_on_both_sides_both_stand() -> None:
    base = _draft(A, B)
    merged = merge(
        base=base, mine=_draft(A, _block(8, "x"), B), theirs=_draft(A, B, _block(9, "y"))
    )
    assert _numbers(merged) == [1, 8, 2, 9]


def test_a_block_removed_here_and_one_there_are_both_gone() -> None:
    merged = merge(base=_draft(A, B, C), mine=_draft(B, C), theirs=_draft(A, B))
    assert _numbers(merged) == [2]


def test_a_block_removed_here_and_changed_there_collides() -> None:
    with pytest.raises(Collision) as collision:
        merge(base=_draft(A, B), mine=_draft(A), theirs=_draft(A, _block(2, "changed")))
    assert collision.value.blocks == [UUID(int=2)]


def test_the_same_change_on_both_sides_is_no_collision() -> None:
    changed = _draft(_block(1, "same"))
    assert merge(base=_draft(A), mine=changed, theirs=changed) == changed


def test_blocks_moved_in_two_ways_collide_by_order() -> None:
    with pytest.raises(Collision) as collision:
        merge(base=_draft(A, B, C), mine=_draft(C, A, B), theirs=_draft(B, A, C))
    assert collision.value.order


def test_a_move_here_and_a_change_there_go_together() -> None:
    theirs = _draft(A, _block(2, "changed"), C)
    merged = merge(base=_draft(A, B, C), mine=_draft(C, A, B), theirs=theirs)
    assert _numbers(merged) == [3, 1, 2]
    assert _text(merged, 2) == "changed"


def test_a_field_changed_in_two_ways_collides_by_name() -> None:
    with pytest.raises(Collision) as collision:
        merge(base=_draft(), mine=_draft(headline="Mine"), theirs=_draft(headline="Theirs"))
    assert collision.value.fields == ["headline"]


_sides = st.lists(
    st.tuples(st.integers(1, 6), st.sampled_from(["a", "b", "c"])),
    unique_by=lambda pair: pair[0],
    max_size=6,
).map(lambda pairs: _draft(*(_block(number, text) for number, text in pairs)))


@given(base=_sides, mine=_sides, theirs=_sides)
def test_whatever_only_one_side_changed_is_in_the_merge(
    base: ArticleDraft, mine: ArticleDraft, theirs: ArticleDraft
) -> None:
    try:
        merged = merge(base=base, mine=mine, theirs=theirs)
    except Collision:
        return
    sides = {
        name: {block.id: block for block in draft.blocks}
        for name, draft in (("base", base), ("mine", mine), ("theirs", theirs), ("is", merged))
    }
    for number in {*sides["base"], *sides["mine"], *sides["theirs"]}:
        old, ours, other = (sides[name].get(number) for name in ("base", "mine", "theirs"))
        assert sides["is"].get(number) == (other if ours == old else ours)


@given(base=_sides, mine=_sides)
def test_a_side_that_changed_nothing_gives_way(base: ArticleDraft, mine: ArticleDraft) -> None:
    assert merge(base=base, mine=mine, theirs=base) == mine
    assert merge(base=base, mine=base, theirs=mine) == mine
