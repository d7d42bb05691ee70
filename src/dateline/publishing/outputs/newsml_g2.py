"""An article as a newsItem of NewsML-G2 2.35 (IPTC) with its text inline, for partners.

The elements stand in the order of the schema. What names no scheme of the IPTC is named by its
address, so that a receiver needs no catalog of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..addresses import newsml as newsml_path
from ..render.file import OutputFile
from ..render.pages import ArticleView, Author, Chrome, PartnerItem, SubjectView, WithdrawnItem
from .body import body_xhtml
from .markup import around, tag, xml_file
from .ninjs import instant
from .partner_words import copyright_notice, note_lines

MEDIA_TYPE: Final = "application/vnd.iptc.g2.newsitem+xml"
_CATALOG: Final = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
ROOT: Final = {
    "xmlns": "http://iptc.org/std/nar/2006-10-01/",
    "standard": "NewsML-G2",
    "standardversion": "2.35",
    "conformance": "power",
}


def render(item: PartnerItem | WithdrawnItem) -> OutputFile:
    """Render an article or its withdrawal."""
    chrome = item.chrome
    parts = _withdrawn(item) if isinstance(item, WithdrawnItem) else _article(item)
    names = {
        **ROOT,
        "guid": chrome.canonical,
        "version": str(item.version),
        "xml:lang": chrome.service.tag,
        "dir": chrome.service.direction,
    }
    return xml_file(around("newsItem", (catalog(), *parts), names), MEDIA_TYPE)


def catalog() -> str:
    """Return the reference to the catalog of the schemes that are used."""
    return tag("catalogRef", "", {"href": _CATALOG})


def provider(organisation: str, base_url: str) -> str:
    """Return who provides an item."""
    return around("provider", (tag("name", organisation),), {"uri": f"{base_url}/"})


def _withdrawn(item: WithdrawnItem) -> Iterator[str]:
    chrome = item.chrome
    yield around(
        "itemMeta",
        (
            tag("itemClass", "", {"qcode": "ninat:text"}),
            provider(chrome.organisation, chrome.base_url),
            tag("versionCreated", instant(item.withdrawn)),
            tag("firstCreated", instant(item.published)),
            tag("pubStatus", "", {"qcode": "stat:canceled"}),
            *([tag("edNote", item.notice)] if item.notice else []),
        ),
    )


def _article(item: PartnerItem) -> Iterator[str]:
    yield _rights(item)
    yield around("itemMeta", _item_meta(item))
    yield around("contentMeta", _content_meta(item))
    article, service = item.article, item.chrome.service
    names = {"xmlns": _XHTML, "lang": service.tag, "xml:lang": service.tag}
    head = around("head", (tag("title", article.headline),))
    body = around("body", (body_xhtml(article, item.chrome),))
    html = around("html", (head, body), names | {"dir": service.direction})
    kind = {"contenttype": "application/xhtml+xml", "wordcount": str(item.article.words)}
    yield around("contentSet", (around("inlineXML", (html,), kind),))


def _rights(item: PartnerItem) -> str:
    chrome = item.chrome
    holder = around(
        "copyrightHolder", (tag("name", chrome.organisation),), {"uri": f"{chrome.base_url}/"}
    )
    notice = copyright_notice(chrome, item.article.published.instant)
    return around("rightsInfo", (holder, tag("copyrightNotice", notice)))


def _item_meta(item: PartnerItem) -> Iterator[str]:
    article, chrome = item.article, item.chrome
    yield tag("itemClass", "", {"qcode": "ninat:text"})
    yield provider(chrome.organisation, chrome.base_url)
    yield tag("versionCreated", instant(item.changed))
    yield tag("firstCreated", instant(article.published.instant))
    yield tag("pubStatus", "", {"qcode": "stat:usable"})
    service = {"uri": chrome.absolute(chrome.service.path)}
    yield around("service", (tag("name", chrome.service.site_title),), service)
    yield tag("title", article.short_headline or article.headline)
    for line in note_lines(item):
        yield tag("edNote", line)
    if item.change:
        yield tag("signal", "", {"qcode": f"sig:{item.change}"})
    yield from _links(article, chrome)
    yield from _pictures(item)


def _links(article: ArticleView, chrome: Chrome) -> Iterator[str]:
    page = {"rel": "irel:seeAlso", "href": chrome.canonical, "contenttype": "text/html"}
    yield tag("link", "", page)
    for sister in article.sisters:
        is_original = sister == article.translation_of
        names = {
            "rel": "irel:derivedFrom" if is_original else "irel:seeAlso",
            "href": chrome.absolute(newsml_path(sister.path)),
            "residref": chrome.absolute(sister.path),
            "contenttype": MEDIA_TYPE,
        }
        title = tag("title", sister.headline, {"xml:lang": sister.tag, "dir": sister.direction})
        yield around("link", (title,), names)
    for source in article.sources:
        if source.guid:
            names = {"rel": "irel:derivedFrom", "residref": source.guid}
            yield around("link", (tag("title", source.agency),), names)


def _pictures(item: PartnerItem) -> Iterator[str]:
    for picture in item.pictures:
        file = picture.largest
        if file is None:
            continue
        names = {
            "rel": "irel:associatedWith",
            "href": item.chrome.absolute(file.url),
            "residref": f"urn:uuid:{picture.id}",
            "contenttype": file.media_type,
        }
        said = [tag("title", picture.alt)] if picture.alt else []
        if picture.caption:
            said.append(tag("description", picture.caption, {"role": "drol:caption"}))
        if picture.credit:
            said.append(tag("creditline", picture.credit))
        rights = (("copyrightNotice", picture.copyright), ("usageTerms", picture.terms))
        held = [tag(name, words) for name, words in rights if words]
        yield around("link", (*said, *([around("rightsInfo", held)] if held else [])), names)


def _content_meta(item: PartnerItem) -> Iterator[str]:
    article, chrome = item.article, item.chrome
    if item.urgency:
        yield tag("urgency", str(item.urgency))
    yield tag("contentCreated", instant(article.published.instant))
    yield tag("contentModified", instant(item.changed))
    for agency in item.agencies:
        yield around("infoSource", (tag("name", agency.name),), {"literal": agency.code})
    for author in article.byline.authors:
        yield _creator(author, chrome)
    for role, value in item.ids:
        yield tag("altId", value, {"id": f"id-{role}"})
    yield tag("language", "", {"tag": chrome.service.tag})
    for subject in item.subjects:
        yield _subject(subject, chrome)
    if article.section:
        yield tag("keyword", article.section.name)
    yield tag("headline", article.headline)
    for name, words in (
        ("dateline", article.dateline),
        ("by", article.byline.text),
        ("creditline", article.credit_line),
    ):
        if words:
            yield tag(name, words)
    if article.deck:
        yield tag("description", article.deck, {"role": "drol:summary"})


def _creator(author: Author, chrome: Chrome) -> str:
    known = {"uri": chrome.absolute(author.path)} if author.path else {"literal": author.name}
    return around("creator", (tag("name", author.name),), known)


def _subject(subject: SubjectView, chrome: Chrome) -> str:
    if subject.medtop:
        known = {"qcode": f"medtop:{subject.medtop}"}
    else:
        known = {"uri": chrome.absolute(subject.path)}
    return around("subject", (tag("name", subject.name),), known)
