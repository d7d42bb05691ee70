"""The quotations of blocks with all they rest on: scenario 7 of a hard day."""

from __future__ import annotations

import pytest
from tests.stories.conftest import ParagraphsOf

from dateline.ground.richtext import from_plain
from dateline.stories.blocks import Paragraph
from dateline.stories.blocks import Quotation as QuotationBlock
from dateline.stories.drafts import SourceDraft
from dateline.stories.quotations import CheckedQuotation, QuotingBlock, check_quotations
from dateline.wires.models import ItemVersion

SAID = "“We will not sign the paper this year,” Ana Ruiz said. “The numbers are wrong.”"
BEFORE = "“Others may do as they like,” she told reporters in the harbour."


def _check(text: str, *sources: SourceDraft, tag: str = "en") -> list[CheckedQuotation]:
    block = QuotingBlock(None, Paragraph(text=from_plain(text)), sources)
    return check_quotations([block], tag)[0]


def _wire(version: ItemVersion, paragraph: int = 1) -> SourceDraft:
    return SourceDraft(kind="wire", item_version=version.pk, paragraph=paragraph)


@pytest.mark.parametrize(
    "marks", ["“{}”", "« {} »", "«{}»", "„{}“", "「{}」", "”{}”", '"{}"', "‘{}’"]
)
def test_the_true_quotation_passes_in_all_marks(wire: ParagraphsOf, marks: str) -> None:
    version = wire("ap", SAID)
    text = marks.format("We will not sign the paper this year") + " Ana Ruiz said."
    (found,) = _check(text, _wire(version))
    assert found.verdict == "verbatim"
    assert found.origin
    assert (found.origin.version, found.origin.paragraph) == (version.pk, 1)


def test_a_neighbouring_paragraph_of_the_same_version_may_be_quoted(wire: ParagraphsOf) -> None:
    (found,) = _check("“Others may do as they like,” she said.", _wire(wire("ap", SAID, BEFORE)))
    assert found.verdict == "verbatim"
    assert found.origin
    assert found.origin.paragraph == 2


def test_a_dropped_not_and_a_splice_are_altered(wire: ParagraphsOf) -> None:
    source = _wire(wire("ap", SAID))
    (dropped,) = _check("“We will sign the paper this year,” she said.", source)
    assert dropped.verdict == "altered"
    assert ("removed", "not") in dropped.changes
    (spliced,) = _check("“We will not sign the paper this year. The numbers are wrong.”", source)
    assert spliced.verdict == "altered"
    assert ("removed", "Ana Ruiz said") in spliced.changes
    (joined,) = _check("“We will not sign the paper … The numbers are wrong.”", source)
    assert joined.verdict == "verbatim"


def test_a_foreign_wire_makes_a_translation(wire: ParagraphsOf) -> None:
    version = wire("afp", "« Nous ne signerons pas », a dit Ana Ruiz.", language="fr")
    (found,) = _check("“We will not sign,” said Ana Ruiz.", _wire(version))
    assert found.verdict == "translated"
    assert found.origin
    assert found.origin.version == version.pk


def test_a_note_of_an_interview_is_a_source() -> None:
    note = SourceDraft(kind="own", note="Ruiz, phone: the work goes on until the spring")
    (found,) = _check("“The work goes on until the spring,” Ruiz said.", note)
    assert found.verdict == "verbatim"
    assert found.origin


@pytest.mark.parametrize(
    "text", ["They saw “Quiet Harbour” again.", "A “reform” of the law.", "The “last good year”."]
)
def test_titles_and_irony_do_not_count(wire: ParagraphsOf, text: str) -> None:
    (found,) = _check(text, _wire(wire("ap", SAID)))
    assert not found.counts
    assert found.verdict == "not-found"


def test_few_words_with_a_verb_of_saying_count(wire: ParagraphsOf) -> None:
    (found,) = _check("“Never again,” Ana Ruiz said.", _wire(wire("ap", SAID)))
    assert found.counts
    assert found.verdict == "not-found"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We go home now,” said Ana Ruiz, a minister.", "Ana Ruiz"),
        ("“We go home now,” Ursula van den Berg told reporters.", "Ursula van den Berg"),
        ("Mr. Smith said, “We go home now.”", "Mr. Smith"),
        ("“We go home now,” Ruiz, who heads the port, said.", "Ruiz"),
        ("“We go home now,” he said.", ""),
    ],
)
def test_the_speaker_is_proposed_for_english(db: None, text: str, speaker: str) -> None:
    assert _check(text)[0].speaker == speaker
    assert _check(text, tag="fr")[0].speaker == ""


def test_a_quotation_block_is_a_quotation_without_marks(wire: ParagraphsOf) -> None:
    content = QuotationBlock(text=from_plain("We will sign the paper this year"), cite="Ana Ruiz")
    block = QuotingBlock(None, content, [_wire(wire("ap", SAID))])
    (found,) = check_quotations([block], "en")[0]
    assert (found.verdict, found.speaker) == ("altered", "Ana Ruiz")


def test_places_are_counted_as_browsers_do(wire: ParagraphsOf) -> None:
    text = "😀 “We will not sign the paper” she said."
    (found,) = _check(text, _wire(wire("ap", SAID)))
    units = text.encode("utf-16-le")
    assert units[2 * found.start : 2 * found.end].decode("utf-16-le") == found.words
