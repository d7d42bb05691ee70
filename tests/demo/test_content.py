from __future__ import annotations

import pytest

from dateline.demo.content import BadSample, _block, sample_stories, wire_files
from dateline.demo.drawings import DRAWINGS, rasterise
from dateline.demo.newsroom import sample_newsroom
from dateline.media.inspection import inspect_picture
from dateline.wires.formats import parse_wire

STORIES = {story.name: story for story in sample_stories()}
ARTICLES = [(story, article) for story in STORIES.values() for article in story.articles.values()]
NAMES = [f"{story.name}-{article.service}" for story, article in ARTICLES]
every_article = pytest.mark.parametrize(("story", "article"), ARTICLES, ids=NAMES)


@pytest.fixture(scope="module")
def wires():
    return {
        name: parse_wire(path.read_bytes(), name=path.name).items[0]
        for name, path in wire_files().items()
    }


def test_there_are_about_a_dozen_stories_and_more_than_twenty_wires():
    assert len(STORIES) >= 12
    assert len(wire_files()) >= 20


def test_the_lead_is_there_in_all_services_block_by_block():
    lead = STORIES["nato-ministers"]
    services = sample_newsroom().services
    assert set(lead.articles) == set(services)
    original = lead.articles["en"].blocks
    wanted = [number for number, block in enumerate(original, 1) if block.kind != "related"]
    for code in set(services) - {"en"}:
        found = [s.number for block in lead.articles[code].blocks for s in block.sources]
        assert found == wanted, code


def test_each_service_has_at_least_four_further_stories():
    for code in sample_newsroom().services:
        assert sum(code in story.articles for story in STORIES.values()) >= 5, code


@every_article
def test_an_article_is_complete(story, article):
    for field in ("headline", "short", "deck", "slug", "dateline", "alt", "caption"):
        assert getattr(article, field).strip(), field
    assert len(article.short) <= 60
    assert "lorem" not in repr(article).lower()


@every_article
def test_every_block_with_words_says_where_they_are_from(story, article, wires):
    original = story.articles["en"].blocks
    for block in article.blocks:
        assert block.sources or block.kind == "related", block.lines
        for source in block.sources:
            if source.kind == "wire":
                assert 1 <= source.number <= len(wires[source.wire].paragraphs), source
            if source.kind == "translation":
                assert original[source.number - 1].kind == block.kind
        if block.kind == "related":
            assert set(block.lines[0].split(", ")) <= set(STORIES)


def test_a_live_report_and_a_gallery_of_our_drawings_are_among_the_stories():
    genres = {story.genre for story in STORIES.values()}
    assert genres == {"", "live", "gallery"}
    for story, article in ARTICLES:
        drawings = [block for block in article.blocks if block.kind == "picture"]
        assert all(block.lines[0] in STORIES and block.cite for block in drawings)
        assert (len(drawings) >= 5) == (story.genre == "gallery")


@pytest.mark.parametrize("name", sorted(STORIES))
def test_sections_topics_and_writers_exist(name):
    newsroom, story = sample_newsroom(), STORIES[name]
    assert story.section in newsroom.sections
    assert set(story.topics) <= set(newsroom.topics)
    assert set(story.writers) <= {person.key for person in newsroom.people}


def test_names_of_sections_and_topics_are_there_in_every_service():
    newsroom = sample_newsroom()
    for names in [*newsroom.sections.values(), *(t.names for t in newsroom.topics.values())]:
        assert set(names) == set(newsroom.services)


def test_the_lead_rests_on_three_agencies():
    blocks = STORIES["nato-ministers"].articles["en"].blocks
    wires = {source.wire.split("-")[0] for block in blocks for source in block.sources}
    assert {"ap", "reuters", "afp"} <= wires


def test_the_wires_have_what_a_desk_must_look_at(wires):
    signals = {signal for item in wires.values() for signal in item.signals}
    assert {"update", "correction", "kill", "embargo"} <= signals
    assert any(item.urgency == 1 for item in wires.values())


def test_every_wire_says_that_it_is_made_for_the_sample():
    for path in wire_files().values():
        written = path.read_text(encoding="utf-8")
        assert "tag:dateline.example,2021:" in written
        assert "not a dispatch of the agency" in written


@pytest.mark.parametrize("name", sorted(STORIES))
def test_every_drawing_becomes_a_large_picture(name):
    facts = inspect_picture(rasterise(DRAWINGS / f"{name}.svg"), filename=name)
    assert (facts.format, facts.width, facts.height) == ("jpeg", 1600, 900)


@pytest.mark.parametrize("written", ["[no such source]\nWords", "[own]"])
def test_a_block_that_is_not_written_as_it_must_be_is_refused(written):
    with pytest.raises(BadSample):
        _block(written)
