"""The quotations of blocks, each looked up in what its block rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from dateline.languages.words import runs_of_letters
from dateline.stories.blocks import Content, PictureBlock, is_text, words
from dateline.stories.blocks import Quotation as QuotationBlock
from dateline.stories.quotations.comparing import NOT_FOUND, Found, Verdict, compare
from dateline.stories.quotations.finding import Quotation, find_quotations
from dateline.stories.quotations.nearest import Change
from dateline.stories.quotations.saying import is_said, is_short
from dateline.stories.quotations.sources import Edge, Origin, Sources, load_sources
from dateline.stories.quotations.speakers import proposed_speaker
from dateline.stories.quotations.translating import compare_translations
from dateline.stories.snapshots import Speaker


@dataclass(frozen=True, slots=True)
class QuotingBlock:
    """A block with its sources, saved or not."""

    id: UUID | None
    content: Content
    sources: Sequence[Edge] = ()
    speakers: Sequence[Speaker] = ()


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """A quotation of a block, and what its sources say.

    `start` and `end` are those of its words, in UTF-16 code units of the block's plain text.
    `counts` is false for up to three words without a verb of saying: a title, a name, irony; their
    verdict is never `altered`. `unquoted` tells that a source has the words, but nobody says them;
    `of_translation` that the source is in another language, where only the marks can be compared.
    `speaker` is who says it, as somebody noted it (`is_noted`), or as it is proposed.
    """

    start: int
    end: int
    words: str
    verdict: Verdict
    counts: bool
    origin: Origin | None
    changes: tuple[Change, ...]
    speaker: str
    is_noted: bool = False
    unquoted: bool = False
    of_translation: bool = False

    @property
    def is_confided(self) -> bool:
        """Whether it was said off the record."""
        return self.origin is not None and self.origin.off_record


def check_quotations(blocks: Sequence[QuotingBlock], language: str) -> list[list[CheckedQuotation]]:
    """Return the quotations of each block, those within others left out, with their verdicts.

    Args:
        blocks: in the order of the article, so that a quotation may go on in the next.
        language: the tag of their language.
    """
    texts = [_quoted_text(block.content) for block in blocks]
    found = find_quotations(texts, language)
    quoted = [
        list(_outermost(block.content, text, ones))
        for block, text, ones in zip(blocks, texts, found, strict=True)
    ]
    edges = [
        edge for block, ones in zip(blocks, quoted, strict=True) if ones for edge in block.sources
    ]
    sources = load_sources(edges, language)
    return [
        _checked(block, text, ones, sources) if ones else []
        for block, text, ones in zip(blocks, texts, quoted, strict=True)
    ]


def utf16_length(text: str) -> int:
    """Return how many UTF-16 code units a text has, as browsers count."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _quoted_text(content: Content) -> str:
    return words(content) if is_text(content) or isinstance(content, PictureBlock) else ""


def _outermost(content: Content, text: str, found: Sequence[Quotation]) -> Iterator[Quotation]:
    outer = [one for one in found if one.depth == 0]
    if isinstance(content, QuotationBlock) and not outer and text.strip():
        start = len(text) - len(text.lstrip())
        yield Quotation(start, len(text.rstrip()), text.strip(), "")
        return
    yield from outer


def _checked(
    block: QuotingBlock, text: str, quotations: Sequence[Quotation], sources: Sources
) -> list[CheckedQuotation]:
    foreign = [
        (origin, compare_translations(text, source, sources.language))
        for origin, source in sources.foreign(block.sources)
    ]
    checked = []
    for number, one in enumerate(quotations):
        candidates = [
            (origin, compare(one.words, passage))
            for origin, passage in sources.spoken(block.sources)
        ]
        candidates += [(origin, found[number]) for origin, found in foreign if number < len(found)]
        checked.append(_verdict(block, text, one, candidates, sources.language))
    return checked


def _verdict(
    block: QuotingBlock,
    text: str,
    one: Quotation,
    candidates: Sequence[tuple[Origin, Found]],
    language: str,
) -> CheckedQuotation:
    origin, found = max(candidates, key=_weight, default=(None, NOT_FOUND))
    counts = (
        isinstance(block.content, QuotationBlock)
        or not is_short(one.words)
        or is_said(text, one.start, one.end, language)
    )
    if not counts and found.verdict == "altered":
        found = NOT_FOUND
    noted = _noted_speaker(block, one)
    return CheckedQuotation(
        start=utf16_length(text[: one.start]),
        end=utf16_length(text[: one.end]),
        words=one.words,
        verdict=found.verdict,
        counts=counts,
        origin=_place(origin, found),
        changes=found.changes,
        speaker=noted or proposed_speaker(text, one.start, one.end, language),
        is_noted=bool(noted),
        unquoted=found.unquoted,
        of_translation=found.of_translation,
    )


def _noted_speaker(block: QuotingBlock, one: Quotation) -> str:
    if isinstance(block.content, QuotationBlock) and block.content.cite:
        return block.content.cite
    quoted = runs_of_letters(one.words)
    for speaker in block.speakers:
        # Words may have been added to the quotation, or taken away, since.
        noted = runs_of_letters(speaker.words)
        if noted and (_runs_in(noted, quoted) or _runs_in(quoted, noted)):
            return speaker.name
    return ""


def _runs_in(part: Sequence[str], whole: Sequence[str]) -> bool:
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(whole)} "


def _weight(candidate: tuple[Origin, Found]) -> tuple[int, float, bool]:
    """Word for word comes first; then the same language, which says more than a translation.

    What somebody said on the record, too, was not told off the record.
    """
    origin, found = candidate
    if found.verdict == "altered":
        weight = 1 if found.of_translation else 3
    else:
        weight = {"verbatim": 4, "translated": 2}.get(found.verdict, 0)
    return weight, found.share, not origin.off_record


def _place(origin: Origin | None, found: Found) -> Origin | None:
    if origin is None or found.paragraph is None:
        return None
    if origin.version is None or found.of_translation:
        return origin
    return Origin(origin.version, found.paragraph)
