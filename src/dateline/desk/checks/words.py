"""Checks of the words: that they are there, and rest on something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.ground.richtext import plain
from dateline.stories.blocks import Content, Heading, ListBlock, Paragraph, is_text, words

# Search engines and messengers cut what is longer.
LONG_HEADLINE: Final = 110


@check(
    "headline",
    ok=gettext_lazy("The headline is there, and not too long."),
    can_bar=True,
    fixed=True,
)
def headline(subject: Subject) -> Iterator[Check]:
    """Readers and search engines know an article by its headline."""
    line = subject.snapshot.headline
    if not line.strip():
        yield Check("headline-missing", "bar", _("The headline is missing."), field="headline")
    elif len(line) > LONG_HEADLINE:
        yield Check(
            "headline-long",
            "warn",
            _("The headline has %(size)s characters: what is after %(most)s is often cut.")
            % {"size": len(line), "most": LONG_HEADLINE},
            field="headline",
        )


@check("paragraphs", ok=gettext_lazy("There is text."), can_bar=True, fixed=True)
def paragraphs(subject: Subject) -> Iterator[Check]:
    """One paragraph is the least that is an article."""
    contents = (block.content for block in subject.snapshot.blocks)
    if not any(isinstance(one, Paragraph) and words(one).strip() for one in contents):
        yield Check("paragraphs-missing", "bar", _("There is no paragraph with words yet."))


@check("empty-block", ok=gettext_lazy("No block is empty."), can_bar=True, fixed=True)
def empty_blocks(subject: Subject) -> Iterator[Check]:
    """An empty block was forgotten, or is not translated yet."""
    for block in subject.snapshot.blocks:
        if not is_text(block.content) or not _lacks_words(block.content):
            continue
        about = {"block": subject.places[block.id]}
        if any(source.kind == "translation" for source in block.sources):
            sentence = _("Block %(block)s is not translated yet: translate it, or leave it out.")
            yield Check("empty-block-untranslated", "bar", sentence % about, block=block.id)
        else:
            sentence = _("Block %(block)s is empty: write it, or take it out.")
            yield Check("empty-block", "bar", sentence % about, block=block.id)


def _lacks_words(content: Content) -> bool:
    if isinstance(content, ListBlock):
        return not content.items or not all(plain(item).strip() for item in content.items)
    return not words(content).strip()


@check("section", ok=gettext_lazy("The article stands in a section."))
def section(subject: Subject) -> Iterator[Check]:
    """Without a section readers find the article on the front only."""
    if not subject.snapshot.section:
        yield Check("section-missing", "warn", _("No section is chosen."), field="section")


@check("source", ok=gettext_lazy("Every block says what it rests on."))
def sources(subject: Subject) -> Iterator[Check]:
    """Every paragraph is traceable to where it came from; headings state nothing of their own."""
    for block in subject.snapshot.blocks:
        carries_words = is_text(block.content) and bool(words(block.content).strip())
        if carries_words and not block.sources and not isinstance(block.content, Heading):
            sentence = _("Block %(block)s has no source: name a wire, a note or a document.") % {
                "block": subject.places[block.id]
            }
            yield Check("source-missing", "warn", sentence, block=block.id)
