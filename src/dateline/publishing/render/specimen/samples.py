"""Page data from the sample texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from typing import Final

from dateline.ground.richtext import Run, Text, from_plain
from dateline.languages.dates import format_datetime
from dateline.languages.services import known_services

from ..pages import (
    AlertView,
    Alternate,
    ArticleView,
    Author,
    BlockView,
    BylineView,
    Chrome,
    EmbedView,
    FeedLink,
    HeadingView,
    Link,
    ListView,
    Moment,
    NoteView,
    ParagraphView,
    PictureBlockView,
    QuotationView,
    RelatedLink,
    RelatedView,
    ServiceView,
    SisterView,
    SourceView,
    TeaserView,
    TopicView,
)
from .pictures import NAMES, picture
from .texts import CODES, sample_text

NOW: Final = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
BASE_URL: Final = "https://news.example"
ARTICLE: Final = "flood-warnings"


def service(code: str) -> ServiceView:
    """Return a known service as pages see it."""
    facts = known_services()[code]
    return ServiceView(
        code=code,
        tag=facts.language_tag,
        direction="rtl" if facts.direction == "rtl" else "ltr",
        name=facts.name,
        english_name=facts.english_name,
        site_title=facts.site_title,
        path=f"/{code}/",
        script=facts.script,
    )


def moment(code: str, hours: float = 0) -> Moment:
    """Return the time so many hours ago, as the service writes it."""
    instant = NOW - timedelta(hours=hours)
    return Moment(instant, format_datetime(instant, known_services()[code]))


def chrome(code: str, path: str, *, breaking: bool = False) -> Chrome:
    """Return the surroundings of a page of a service, with breaking news or without."""
    names = sample_text(code).sections
    rest = path.removeprefix(f"/{code}/")
    return Chrome(
        service=service(code),
        organisation="Dateline News",
        base_url=BASE_URL,
        path=path,
        navigation=tuple(
            Link(name, f"/{code}/section-{n}/", path == f"/{code}/section-{n}/")
            for n, name in enumerate(names)
        ),
        alternates=tuple(Alternate(service(other).tag, f"/{other}/{rest}") for other in CODES),
        default_path=f"/en/{rest}",
        search_path=f"/{code}/search/",
        corrections_path=f"/{code}/corrections/",
        archive_path=f"/{code}/archive/",
        most_read_path=f"/{code}/most-read/",
        about_path=f"/{code}/about/",
        contact_path=f"/{code}/contact/",
        lite_path=f"/{code}/lite/{rest}"
        if rest not in ("search/", "lost/", "corrections/")
        else "",
        live_path=live_path(code, breaking=breaking),
        alerts=(alert(code),) if breaking else (),
        feeds=(
            FeedLink("RSS", f"/{code}/rss.xml", "application/rss+xml"),
            FeedLink("Atom", f"/{code}/atom.xml", "application/atom+xml"),
            FeedLink("JSON Feed", f"/{code}/feed.json", "application/feed+json"),
        ),
    )


def live_path(code: str, *, breaking: bool = False) -> str:
    """Return the live file's path; pages with breaking news have one of their own here."""
    return f"/live/{code}{'-breaking' if breaking else ''}.json"


def alert(code: str) -> AlertView:
    """Return breaking news."""
    return AlertView("1", sample_text(code).headline, moment(code), f"/{code}/{ARTICLE}/")


def teasers(code: str, count: int) -> tuple[TeaserView, ...]:
    """Return so many teasers; some have pictures, some have decks."""
    text = sample_text(code)
    words = islice(cycle(zip(text.teasers, cycle(text.decks), strict=False)), count)
    return tuple(
        TeaserView(
            headline=headline,
            path=f"/{code}/{n}/",
            published=moment(code, 1 + n * 1.7),
            deck=deck if n % 4 < 2 else "",
            picture=picture(NAMES[(n + 1) % 4], "") if n % 3 != 2 else None,
            section=text.sections[n % len(text.sections)],
        )
        for n, (headline, deck) in enumerate(words)
    )


def lead(code: str) -> TeaserView:
    """Return the sample story as a teaser."""
    text = sample_text(code)
    return TeaserView(
        text.headline,
        f"/{code}/{ARTICLE}/",
        moment(code, 1),
        text.deck,
        picture("river", text.picture),
        text.sections[0],
    )


def article(code: str) -> ArticleView:
    """Return the sample story with every part that an article can have."""
    text = sample_text(code)
    facts = known_services()[code]
    sisters = tuple(_sister(other) for other in CODES if other != code)
    return ArticleView(
        id=f"0193-{code}",
        path=f"/{code}/{ARTICLE}/",
        headline=text.headline,
        short_headline=text.short,
        deck=text.deck,
        published=moment(code, 5),
        modified=moment(code, 1),
        byline=BylineView("house", facts.house_byline, (_house(code),), facts.about),
        picture=picture("river", text.picture, text.caption, "Dateline"),
        section=Link(text.sections[0], f"/{code}/section-0/"),
        topics=tuple(
            TopicView(name, f"/{code}/topic-{n}/", "20000150")
            for n, name in enumerate(text.sections[2:4])
        ),
        credit_line=text.credit,
        blocks=_blocks(code),
        sisters=sisters,
        sources=(SourceView("Reuters", "tag:reuters.com,2026:newsml_1"), SourceView("AFP")),
        translation_of=None if code == "en" else _sister("en"),
        notes=(
            NoteView("correction", text.decks[0], moment(code, 2)),
            NoteView("update", text.decks[1], moment(code, 1)),
        ),
        dateline=text.sections[0].upper(),
        words=420,
    )


def article_link(code: str) -> Link:
    """Return the way to the sample story."""
    return Link(sample_text(code).headline, f"/{code}/{ARTICLE}/")


def _house(code: str) -> Author:
    return Author(known_services()[code].house_byline, True, path=f"/{code}/author/newsroom/")


def _sister(code: str) -> SisterView:
    facts, text = service(code), sample_text(code)
    path, made_of = f"/{code}/{ARTICLE}/", "" if code == "en" else "0193-en"
    return SisterView(
        facts.tag, facts.direction, facts.name, text.headline, path, made_of, facts.script
    )


def _blocks(code: str) -> tuple[BlockView, ...]:
    text = sample_text(code)
    entries = tuple(from_plain(line[2:]) for line in text.body if line.startswith("* "))
    others = [line for line in text.body if not line.startswith("* ")]
    blocks = [_block(f"p{n}", line) for n, line in enumerate(others)]
    blocks.insert(5, RelatedView("r1", (RelatedLink(text.teasers[0], f"/{code}/0/"),)))
    blocks.insert(6, ListView("l1", entries))
    blocks.append(PictureBlockView("i1", picture("field", text.picture, text.caption)))
    blocks.append(EmbedView("e1", "https://video.example/1", text.short, "video.example"))
    return tuple(blocks)


def _block(id_: str, line: str) -> BlockView:
    mark, _, words = line.partition(" ")
    if mark in ("##", "###"):
        return HeadingView(id_, from_plain(words), 2 if mark == "##" else 3)
    if mark == ">":
        words, _, speaker = words.partition(" | ")
        return QuotationView(id_, from_plain(words), speaker)
    return ParagraphView(id_, _marked(line))


def _marked(line: str) -> Text:
    first, _, rest = line.partition(" 212 ")
    if not rest:
        return from_plain(line)
    link = Run(text="212", marks=("em",), href="https://gauges.example/")
    return (Run(text=first + " "), link, Run(text=" " + rest))
