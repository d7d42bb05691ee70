"""The sample pages, by path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.languages.numerals import places
from dateline.languages.services import known_services

from ...outputs import (
    article,
    author,
    corrections,
    front,
    lite,
    live,
    not_found,
    search,
    section,
    services,
    topic,
    withdrawn,
)
from ..assets import static_files
from ..file import OutputFile
from ..pages import (
    ArticlePage,
    Author,
    AuthorPage,
    BylineView,
    CorrectionNote,
    CorrectionsPage,
    FrontArea,
    FrontPage,
    ListPage,
    LiteArticlePage,
    LiveStrip,
    NotFoundPage,
    Paging,
    SearchPage,
    SectionPage,
    ServicesPage,
    TeaserView,
    TopicPage,
    WithdrawnPage,
)
from ..words import words_of
from . import samples
from .archive import archive_pages, house_pages
from .genres import gallery_page, live_page
from .texts import CODES, sample_text


def sample_files() -> dict[str, OutputFile]:
    """Render every sample page of every sample service, and what they refer to."""
    files = dict(static_files())
    for code in CODES:
        files.update(_pages(code))
        files.update(_lite_pages(code))
        files.update(archive_pages(code))
        files.update(house_pages(code))
        here, alerts = samples.service(code), (samples.alert(code),)
        files[samples.live_path(code)] = live.render(LiveStrip(here))
        files[samples.live_path(code, breaking=True)] = live.render(LiveStrip(here, alerts))
    files["/"] = services.render(services_page())
    return files


def services_page() -> ServicesPage:
    """Return the index of all services that Dateline comes with."""
    return ServicesPage(
        replace(samples.chrome("en", "/"), navigation=()),
        tuple(samples.service(code) for code in known_services()),
    )


def front_page(code: str) -> FrontPage:
    """Return a full front."""
    names = sample_text(code).sections
    items = samples.teasers(code, 40)
    strips = (
        FrontArea("strip", items[n * 4 : n * 4 + 4], name, f"/{code}/section-{n}/")
        for n, name in enumerate(names)
    )
    return FrontPage(
        samples.chrome(code, f"/{code}/"),
        (
            FrontArea("lead", (samples.lead(code),)),
            FrontArea("slots", items[:4]),
            FrontArea("list", items[4:14], is_latest=True),
            *strips,
            _most_read(code, items[4:13]),
        ),
    )


def _most_read(code: str, items: tuple[TeaserView, ...]) -> FrontArea:
    return FrontArea(
        "list",
        items,
        words_of(code)("Most read"),
        f"/{code}/most-read/",
        numbers=places(len(items), known_services()[code]),
    )


def article_page(code: str) -> ArticlePage:
    """Return an article with everything."""
    view = samples.article(code)
    return ArticlePage(samples.chrome(code, view.path), view, samples.teasers(code, 4))


def bare_article_page(code: str) -> ArticlePage:
    """Return an article with as little as there may be: long headline, no picture, one person."""
    text, path = sample_text(code), f"/{code}/bare/"
    view = replace(
        samples.article(code),
        path=path,
        headline=f"{text.headline} — {text.teasers[2]}",
        short_headline="",
        deck="",
        modified=None,
        picture=None,
        section=None,
        topics=(),
        credit_line="",
        sisters=(),
        sources=(),
        translation_of=None,
        byline=BylineView("persons", "Ilva Maron", (Author("Ilva Maron", job_title="Reporter"),)),
    )
    around = replace(samples.chrome(code, path, breaking=True), search_path="")
    return ArticlePage(around, view)


def corrections_page(code: str) -> CorrectionsPage:
    """Return corrections of a report and withdrawals with and without a notice."""
    text = sample_text(code)
    notes = (
        CorrectionNote(samples.moment(code, 3), text.decks[0]),
        CorrectionNote(samples.moment(code, 12), text.decks[1], samples.article_link(code)),
        CorrectionNote(samples.moment(code, 80)),
    )
    return CorrectionsPage(samples.chrome(code, f"/{code}/corrections/"), notes)


def _lite_pages(code: str) -> Iterator[tuple[str, OutputFile]]:
    """Render the text edition of pages that a reader comes upon."""
    text, base = sample_text(code), f"/{code}/lite/"
    around, items = samples.chrome, samples.teasers(code, 30)
    yield base, lite.front(front_page(code))
    yield f"{base}empty/", lite.front(FrontPage(around(code, f"/{code}/empty/")))
    yield (
        f"{base}{samples.ARTICLE}/",
        lite.article(
            LiteArticlePage(around(code, f"/{code}/{samples.ARTICLE}/"), samples.article(code))
        ),
    )
    for name, page in (
        ("live/", live_page(code)),
        ("live/page/2/", live_page(code, part=2)),
        ("gallery/", gallery_page(code)),
    ):
        yield f"{base}{name}", lite.article(LiteArticlePage(page.chrome, page.article))
    pages = Paging(f"/{code}/section-0/3/", f"/{code}/section-0/1/")
    listed = ListPage(around(code, f"/{code}/section-0/"), text.sections[0], items, "", pages)
    yield f"{base}section-0/", lite.listing(listed)
    read = ListPage(around(code, f"/{code}/most-read/"), words_of(code)("Most read"), items[:10])
    yield f"{base}most-read/", lite.listing(read)
    gone_chrome = replace(around(code, f"/{code}/gone/"), indexed=False)
    gone = WithdrawnPage(gone_chrome, samples.moment(code))
    yield f"{base}gone/", lite.withdrawn(gone)
    yield f"{base}lost/", lite.not_found(NotFoundPage(gone_chrome))
    yield f"{base}corrections/", lite.corrections(corrections_page(code))
    found = SearchPage(around(code, f"/{code}/search/"), text.sections[3], items[:3])
    yield f"{base}search/", lite.search(found)


def _pages(code: str) -> Iterator[tuple[str, OutputFile]]:
    text, base = sample_text(code), f"/{code}/"
    around, items = samples.chrome, samples.teasers(code, 30)
    alerted = replace(front_page(code), chrome=around(code, base, breaking=True))
    yield base, front.render(front_page(code))
    yield f"{base}breaking/", front.render(alerted)
    yield f"{base}empty/", front.render(FrontPage(around(code, base)))
    yield f"{base}{samples.ARTICLE}/", article.render(article_page(code))
    yield f"{base}live/", article.render(live_page(code))
    yield f"{base}live/page/2/", article.render(live_page(code, part=2))
    yield f"{base}gallery/", article.render(gallery_page(code))
    yield f"{base}bare/", article.render(bare_article_page(code))
    path = f"{base}section-0/"
    plain = tuple(replace(item, section="") for item in items)
    pages = Paging(f"{path}3/", f"{path}1/")
    listed = SectionPage(around(code, path), text.sections[0], plain, text.deck, pages)
    yield path, section.render(listed)
    path = f"{base}topic-0/"
    yield path, topic.render(TopicPage(around(code, path), text.sections[2], items[:5]))
    path = f"{base}author/newsroom/"
    facts = known_services()[code]
    house = AuthorPage(around(code, path), facts.house_byline, items[:5], facts.about)
    yield path, author.render(house)
    read = SectionPage(
        around(code, f"{base}most-read/"),
        words_of(code)("Most read"),
        items[:10],
        words_of(code)("What most people read in the last 24 hours."),
        numbers=places(10, known_services()[code]),
    )
    yield f"{base}most-read/", section.render(read)
    yield f"{base}corrections/", corrections.render(corrections_page(code))
    found = SearchPage(around(code, f"{base}search/"), text.sections[3], items[:3])
    yield f"{base}search/", search.render(found)
    lost = NotFoundPage(around(code, f"{base}lost/"), items[:4])
    yield f"{base}lost/", not_found.render(lost)
    gone = WithdrawnPage(around(code, f"{base}gone/"), samples.moment(code), latest=items[:4])
    yield f"{base}gone/", withdrawn.render(gone)
