"""The whole article form, ready for its template."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from dateline.languages.credit import agency_byline, credit_line
from dateline.languages.lists import join_list
from dateline.languages.models import Service
from dateline.media.models import Picture
from dateline.stories.actions import catch_up_story
from dateline.stories.blocks import is_text, words
from dateline.stories.credit import Credit, credit_of
from dateline.stories.drafts import ArticleDraft, draft_of
from dateline.stories.models import Article, Section, Topic
from dateline.stories.queries import latest_revision
from dateline.stories.snapshots import Snapshot
from dateline.translation.queries import Unit, units_of
from dateline.web.newsroom.editing.conflict import Settled
from dateline.web.newsroom.editing.rows import BlockRow, rows_of
from dateline.web.newsroom.subjects import subject_name
from dateline.wires.models import Provider


@dataclass(frozen=True, slots=True)
class ArticleForm:
    """Everything that the form shows of an article."""

    article: Article
    draft: ArticleDraft
    base: int
    rows: list[BlockRow]
    new_units: list[Unit]
    sections: list[Section]
    topics: list[Topic]
    subjects: list[tuple[str, str]]
    lead_picture: Picture | None
    credit: str
    byline: str
    may_write: bool
    error: str = ""
    conflict: Settled | None = None
    token: UUID = field(default_factory=uuid4)

    @property
    def words(self) -> int:
        """How many words the text has, as spaces divide them."""
        contents = (row.draft.content for row in self.rows)
        return sum(len(words(content).split()) for content in contents if is_text(content))


def form_of(
    article: Article,
    *,
    may_write: bool,
    draft: ArticleDraft | None = None,
    base: int | None = None,
    error: str = "",
    conflict: Settled | None = None,
) -> ArticleForm:
    """Return the form of an article as it is saved, or with a draft that could not be saved."""
    catch_up_story(article=article)
    revision = latest_revision(article)
    snapshot = revision.snapshot if revision else None
    saved = draft_of(snapshot) if snapshot else ArticleDraft()
    draft = saved if draft is None else draft
    units = units_of(article)
    credit, byline = credit_and_byline(snapshot, article.service)
    return ArticleForm(
        article=article,
        draft=draft,
        base=article.revision_number if base is None else base,
        rows=rows_of(draft, snapshot, units),
        new_units=[unit for unit in units if unit.state == "new"],
        sections=list(Section.objects.filter(service=article.service)),
        topics=list(Topic.objects.filter(service=article.service)),
        subjects=[(code, subject_name(code)) for code in draft.subjects],
        lead_picture=Picture.objects.filter(pk__in=[draft.lead_picture or article.pk]).first(),
        credit=credit,
        byline=byline,
        may_write=may_write,
        error=error,
        conflict=conflict,
    )


def credit_and_byline(snapshot: Snapshot | None, service: Service) -> tuple[str, str]:
    """Return both as readers will see them: computed, never typed."""
    if snapshot is None:
        return "", ""
    return credit_words(credit_of(snapshot), service)


def credit_words(credit: Credit, service: Service) -> tuple[str, str]:
    """Return credit line and byline in the words of a service."""
    names = dict(Provider.objects.filter(pk__in=credit.agencies).values_list("code", "name"))
    line = credit_line(credit.agencies, service, fallback=names)
    byline = credit.byline
    if byline.kind == "agency":
        return line, agency_byline(byline.agency, service, names.get(byline.agency))
    if byline.kind == "people":
        return line, join_list(byline.people, service)
    return line, service.house_byline
