"""Subjects, genres and keywords of NewsML 1, with the names that its topic sets give."""

from __future__ import annotations

from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.formats.newsml_1.components import Unit, language_in
from dateline.wires.parsed import Subject
from dateline.wires.reading.subjects import scheme_and_code
from dateline.wires.reading.xml import attribute, local, words

# What topic sets say: the name of a code, and under `#` and its id in the document the topic.
Names = dict[str, str]
_CODED: Final = frozenset({"subject", "subjectmatter", "subjectdetail", "subjectqualifier"})
_OF_IPTC: Final = "iptc"


def names_in(root: Element) -> Names:
    """Return the names of the codes in all topic sets, English ones first."""
    found: Names = {}
    for item in root:
        if local(item.tag) not in {"newsitem", "topicset"}:
            continue
        for topic_set in [item, *item.iterdescendants("{*}TopicSet")]:
            for topic in topic_set if local(topic_set.tag) == "topicset" else ():
                _name(topic, found)
    return found


def _name(topic: Element, found: Names) -> None:
    formal = [one for one in topic if local(one.tag) == "formalname"]
    codes = [words(one) for one in formal]
    number = attribute(topic, "Duid")
    if number and codes and codes[0]:
        scheme = formal[0].get("Scheme") or ""
        found[f"#{number}"] = codes[0] if _of_iptc(scheme) else f"{scheme}:{codes[0]}".lstrip(":")
    texts = [one for one in topic if local(one.tag) == "description" and words(one)]
    named = [one for one in texts if (one.get("Variant") or "Name") == "Name"] or texts
    named.sort(key=lambda one: (language_in(one) or "").lower()[:2] != "en")
    for code in codes:
        if code and named:
            found.setdefault(code, words(named[0]) or "")


def subjects_of(unit: Unit, names: Names) -> tuple[Subject, ...]:
    """Return the subject codes, each once, with their names where a topic set says them."""
    found: dict[tuple[str, str | None], Subject] = {}
    for holder in unit.descriptive("subjectcode"):
        for one in holder:
            code = attribute(one, "FormalName") if local(one.tag) in _CODED else None
            if code:
                _add(found, one, code, names)
    for one in unit.descriptive("topicoccurrence"):
        code = attribute(one, "Topic")
        if code:
            _add(found, one, names.get(code) or code.lstrip("#"), names)
    return tuple(found.values())


def _add(
    found: dict[tuple[str, str | None], Subject], one: Element, code: str, names: Names
) -> None:
    scheme = one.get("Scheme") or one.get("Vocabulary")
    if (code, scheme) not in found:
        alias, bare = scheme_and_code(code, None if _of_iptc(scheme) else scheme)
        found[code, scheme] = Subject(alias, bare, names.get(bare))


def _of_iptc(scheme: str | None) -> bool:
    return scheme is not None and scheme.casefold().startswith(_OF_IPTC)


def genres_of(unit: Unit) -> tuple[Subject, ...]:
    """Return the genres."""
    genres = unit.descriptive("genre")
    if not genres:
        return ()
    codes = [attribute(one, "FormalName") for one in genres]
    return tuple(Subject(None, code, None) for code in dict.fromkeys(codes) if code)


def keywords_of(unit: Unit) -> tuple[str, ...]:
    """Return the keywords of lines and properties, each once."""
    found: dict[str, None] = {}
    for text in _keywords(unit):
        for word in text.split(";") if text else ():
            if word := word.strip():
                found[word] = None
    return tuple(found)


def _keywords(unit: Unit) -> list[str | None]:
    said = [words(one) for one in unit.all_lines("keywordline")]
    for one in unit.descriptive("property"):
        if (one.get("FormalName") or "").casefold() in {"keyword", "keywords"}:
            said += (attribute(one, "Value"),)
    for own in unit.component.parts.get("item_keywords", ()):
        said += map(words, own)
    return said
