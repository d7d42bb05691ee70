"""A document says what was written into it, and what is not sound in it is mended or told."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4, uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlText

from dateline.ground.richtext import Run, Text, from_plain
from dateline.stories.blocks import (
    Content,
    Embed,
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    Quotation,
    Related,
    words,
)
from dateline.stories.coediting.reading import read_document
from dateline.stories.coediting.structure import roots_of
from dateline.stories.coediting.writing import write_draft
from dateline.stories.drafts import MOST_BLOCKS, ArticleDraft, BlockDraft, SourceDraft

# Drafts are large, and a busy machine makes few of them in a second.
CALMLY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
ARTICLE = UUID("018f0000-0000-7000-8000-000000000000")
WORDS = st.builds(
    str.__add__,
    st.text(alphabet="ab é\u0633😀", min_size=1, max_size=20).filter(str.strip),
    st.sampled_from(["", "", "\n"]),
)
RUN = st.builds(
    Run,
    text=WORDS,
    marks=st.sampled_from([(), ("strong",), ("em", "strong"), ("code",)]),
    href=st.sampled_from([None, None, "https://example.org/a"]),
    lang=st.sampled_from([None, None, "fa"]),
)
TEXT = st.lists(RUN, max_size=4).map(lambda runs: Paragraph(text=tuple(runs)).text)
IDS = [UUID(int=number) for number in range(1, 9)]


def contents(text: st.SearchStrategy[Text]) -> st.SearchStrategy[Content]:
    return st.one_of(
        st.builds(Paragraph, text=text),
        st.builds(Paragraph, text=text),
        st.builds(Heading, text=text, level=st.integers(2, 4)),
        st.builds(Quotation, text=text, cite=st.sampled_from(["", "A minister"])),
        st.builds(ListBlock, ordered=st.booleans(), items=st.lists(text, max_size=4).map(tuple)),
        st.builds(
            PictureBlock,
            picture=st.sampled_from(IDS),
            alt=st.sampled_from(["", "A quay"]),
            caption=text,
        ),
        st.just(Embed(url="https://example.org/", title="There")),
        st.builds(Related, stories=st.lists(st.sampled_from(IDS), max_size=3).map(tuple)),
    )


SOURCES = st.lists(
    st.one_of(
        st.builds(
            SourceDraft,
            kind=st.just("wire"),
            item_version=st.sampled_from(IDS),
            paragraph=st.integers(1, 3),
        ),
        st.builds(
            SourceDraft,
            kind=st.just("own"),
            note=st.sampled_from(["Call", "Visit"]),
            off_record=st.booleans(),
            person=st.sampled_from(["", "A clerk"]),
        ),
        st.builds(SourceDraft, kind=st.just("document"), url=st.just("https://example.org/d")),
        st.builds(
            SourceDraft,
            kind=st.just("translation"),
            source_block=st.sampled_from(IDS),
            source_text=st.just("Words"),
        ),
    ),
    max_size=4,
    unique_by=lambda source: (
        source.kind,
        source.item_version,
        source.paragraph,
        source.source_block,
        source.note,
    ),
).map(tuple)


@st.composite
def drafts(draw: st.DrawFn) -> ArticleDraft:
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=6))
    line = st.sampled_from(["", "Ministers meet", "Ministers 😀 met", "Nobody meets"])
    return ArticleDraft(
        headline=draw(line),
        deck=draw(line),
        slug=draw(st.sampled_from(["", "a-slug"])),
        section=draw(st.sampled_from(["", "world"])),
        topics=tuple(sorted(draw(st.sets(st.sampled_from(["a", "b", "c"]))))),
        subjects=tuple(draw(st.permutations(["01000000", "02000000"]))[: draw(st.integers(0, 2))]),
        urgency=draw(st.sampled_from([None, 1, 9])),
        lead_picture=draw(st.sampled_from([None, IDS[0]])),
        blocks=tuple(
            BlockDraft(id=one, content=draw(contents(TEXT)), sources=draw(SOURCES)) for one in ids
        ),
    )


def written(*several: ArticleDraft) -> Doc[Any]:
    doc: Doc[Any] = Doc()
    for draft in several:
        write_draft(doc, draft, article=ARTICLE)
    return doc


@CALMLY
@given(drafts())
def test_a_draft_comes_out_as_it_went_in(draft: ArticleDraft) -> None:
    reading = read_document(written(draft), article=ARTICLE)
    assert reading.draft == draft
    assert not reading.problems
    assert not reading.renamings


@CALMLY
@given(drafts(), drafts(), drafts())
def test_one_draft_after_the_other_is_written_into_the_same_document(
    first: ArticleDraft, second: ArticleDraft, third: ArticleDraft
) -> None:
    assert read_document(written(first, second, third), article=ARTICLE).draft == third


@CALMLY
@given(drafts())
def test_writing_what_is_there_writes_nothing(draft: ArticleDraft) -> None:
    doc = written(draft)
    before = doc.get_state()
    write_draft(doc, draft, article=ARTICLE)
    assert doc.get_state() == before


@given(st.text(alphabet="ab c😀", max_size=40), st.text(alphabet="ab c😀", max_size=40))
def test_words_are_changed_by_the_character(one: str, other: str) -> None:
    block = uuid4()

    def draft(words: str) -> ArticleDraft:
        content = Paragraph(text=(Run(text=words),))
        return ArticleDraft(blocks=(BlockDraft(id=block, content=content),))

    assert read_document(written(draft(one), draft(other)), article=ARTICLE).draft == draft(other)


def paragraphs(count: int) -> Doc[Any]:
    doc: Doc[Any] = Doc()
    body = roots_of(doc).body
    for number in range(count):
        element = body.children.append(XmlElement("paragraph"))
        element.attributes["id"] = str(uuid5(ARTICLE, str(number)))
        element.children.append(XmlText(f"Paragraph {number}."))
    return doc


def test_blocks_beyond_the_bound_stay_in_the_document_whatever_is_saved() -> None:
    doc = paragraphs(MOST_BLOCKS + 2)
    reading = read_document(doc, article=ARTICLE)
    assert len(reading.draft.blocks) == MOST_BLOCKS
    assert [str(problem) for problem in reading.problems] == [
        "The article has more than 5000 blocks: those after are kept in the editor only. Divide it."
    ]
    less = reading.draft.model_copy(update={"blocks": reading.draft.blocks[:-1]})
    write_draft(doc, less, article=ARTICLE)
    children = roots_of(doc).body.children
    assert len(children) == MOST_BLOCKS + 1
    assert f"Paragraph {MOST_BLOCKS + 1}." in str(children[MOST_BLOCKS])


@pytest.mark.parametrize("proposal", ['{"id": "a", "user": "b"}', "not even JSON"])
def test_a_block_that_is_only_proposed_is_in_no_article_and_stays_where_it_stands(
    proposal: str,
) -> None:
    doc = paragraphs(3)
    body = roots_of(doc).body
    proposed = body.children[1]
    assert isinstance(proposed, XmlElement)
    proposed.attributes["adding"] = proposal
    reading = read_document(doc, article=ARTICLE)
    assert [words(block.content) for block in reading.draft.blocks] == [
        "Paragraph 0.",
        "Paragraph 2.",
    ]
    changed = (
        reading.draft.blocks[0].model_copy(update={"content": Paragraph(text=from_plain("New."))}),
        reading.draft.blocks[1],
    )
    write_draft(doc, reading.draft.model_copy(update={"blocks": changed}), article=ARTICLE)
    assert ["".join(map(str, child.children)) for child in body.children] == [
        "New.",
        "Paragraph 1.",
        "Paragraph 2.",
    ]
    assert body.children[1].attributes["adding"] == proposal


def test_a_proposed_block_that_an_article_has_is_proposed_no_more() -> None:
    doc = paragraphs(2)
    draft = read_document(doc, article=ARTICLE).draft
    proposed = roots_of(doc).body.children[1]
    assert isinstance(proposed, XmlElement)
    proposed.attributes["adding"] = "{}"
    write_draft(doc, draft, article=ARTICLE)
    assert len(read_document(doc, article=ARTICLE).draft.blocks) == 2


@pytest.mark.parametrize("deed", ["moving", "becoming", "removing"])
def test_what_else_is_proposed_for_a_block_changes_no_article(deed: str) -> None:
    doc = paragraphs(2)
    before = read_document(doc, article=ARTICLE).draft
    block = roots_of(doc).body.children[0]
    assert isinstance(block, XmlElement)
    block.attributes[deed] = '{"id": "a", "user": "b", "kind": "heading", "after": ""}'
    text = block.children[0]
    assert isinstance(text, XmlText)
    text.format(0, 4, {"formatting--x": {"id": "a", "mark": "strong", "value": "on"}})
    text.format(2, 6, {"formatting--y": {"id": "b", "mark": "link", "value": "https://a.example"}})
    assert read_document(doc, article=ARTICLE).draft == before
    write_draft(doc, before, article=ARTICLE)
    assert block.attributes[deed]
    assert "formatting--x" in str(text.diff())
