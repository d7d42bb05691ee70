"""News components: which of them are stories, and what stands around each.

A component holds lines, metadata and content, or other components: renditions of one thing, a
story with its pictures, or several stories of a package.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.reading.xml import attribute, grouped, local, words

Group = dict[str, list[Element]]
_DEEPEST: Final = 30
# Roles of parts of one story; where one stands, its neighbours belong to the same story.
_PARTS: Final = frozenset(
    [
        "main",
        "supporting",
        "caption",
        "photo",
        "picture",
        "image",
        "graphic",
        "illustration",
        "thumbnail",
        "preview",
        "quicklook",
        "title",
        "body",
        "lead",
        "text",
        "headline",
        "summary",
        "abstract",
        "sidebar",
        "logo",
        "clip",
        "sound",
    ]
)


class Component:
    """One component, its parts by name, read once."""

    __slots__ = (
        "administrative",
        "components",
        "descriptive",
        "element",
        "lines",
        "parts",
        "properties",
        "role",
    )

    def __init__(self, element: Element, depth: int = 0) -> None:
        self.element = element
        self.parts: Group = grouped(element)
        part = self.parts.get
        # One agency misspells the name of the descriptive metadata.
        described = part("descriptivemetadata") or part("descriptivemetada")
        self.lines = _group(part("newslines"))
        self.administrative = _group(part("administrativemetadata"))
        self.descriptive = _group(described)
        self.properties = _properties(self.administrative, self.descriptive)
        role = part("role")
        self.role = (attribute(role[0], "FormalName") or "").casefold() if role else ""
        inner = part("newscomponent") if depth < _DEEPEST else None
        self.components: list[Component] = (
            [Component(one, depth + 1) for one in inner] if inner else []
        )

    def line(self, name: str) -> str | None:
        """Return the words of a news line."""
        for one in self.lines.get(name, ()):
            text = words(one)
            if text:
                return text
        return None

    def property(self, name: str) -> str | None:
        """Return the value of a property of its metadata."""
        return self.properties.get(name)


def _properties(*groups: Group) -> dict[str, str]:
    """The properties by name in lower case, the first of each."""
    found: dict[str, str] = {}
    for group in groups:
        for one in group.get("property", ()):
            value = attribute(one, "Value")
            if value:
                found.setdefault((one.get("FormalName") or "").casefold(), value)
    return found


# What a component does not have; never written to.
_NONE: Final[Group] = {}


def _group(found: list[Element] | None) -> Group:
    return grouped(found[0]) if found else _NONE


class Item:
    """A news item, and what stands in it beside its components, read once for all its stories."""

    __slots__ = ("element", "identification", "identifier", "management", "parts")

    def __init__(self, element: Element) -> None:
        self.element = element
        self.parts = grouped(element)
        self.management = _group(self.parts.get("newsmanagement"))
        self.identification = _group(self.parts.get("identification"))
        self.identifier = _group(self.identification.get("newsidentifier"))


class Unit:
    """A story: its news item, its component, and all components from the outermost to its text.

    `packed` says that the news item holds other stories beside it. What it says of itself is
    gathered from all its components, the innermost first.
    """

    __slots__ = (
        "_administrative",
        "_descriptive",
        "_lines",
        "_properties",
        "chain",
        "component",
        "item",
        "packed",
    )

    def __init__(
        self, item: Item, component: Component, chain: tuple[Component, ...], *, packed: bool
    ) -> None:
        self.item = item
        self.component = component
        self.chain = chain
        self.packed = packed
        self._properties = component.properties
        if len(chain) == 1:
            self._lines = component.lines
            self._administrative = component.administrative
            self._descriptive = component.descriptive
            return
        inwards = chain[::-1]
        self._lines = _merged([one.lines for one in inwards if one.lines])
        self._administrative = _merged([x.administrative for x in inwards if x.administrative])
        self._descriptive = _merged([one.descriptive for one in inwards if one.descriptive])
        self._properties = {}
        for one in chain:
            self._properties.update(one.properties)

    def line(self, name: str) -> str | None:
        """Return a news line, that of the innermost component first."""
        for one in self._lines.get(name, ()):
            text = words(one)
            if text:
                return text
        return None

    def all_lines(self, name: str) -> list[Element]:
        """Return the news lines of that name of all components, the outermost first."""
        if name not in self._lines:
            return []
        return [line for one in self.chain if one.lines for line in one.lines.get(name, ())]

    def property(self, name: str) -> str | None:
        """Return a property of the metadata, that of the innermost component first."""
        return self._properties.get(name)

    def administrative(self, name: str) -> Sequence[Element]:
        """Return parts of the administrative metadata, the innermost first."""
        return self._administrative.get(name, ())

    def descriptive(self, name: str) -> Sequence[Element]:
        """Return parts of the descriptive metadata, the innermost first."""
        return self._descriptive.get(name, ())


def _merged(groups: list[Group]) -> Group:
    """Parts of several components by name, in the order of these; mostly there is one."""
    if len(groups) < 2:
        return groups[0] if groups else _NONE
    merged: Group = {}
    for group in groups:
        for name, parts in group.items():
            merged[name] = [*merged.get(name, ()), *parts]
    return merged


def units_of(element: Element) -> Iterator[Unit]:
    """Yield the stories of a news item; one without any component is still one."""
    item = Item(element)
    top = item.parts.get("newscomponent")
    outermost = Component(top[0] if top else element)
    yield from _units(item, (outermost,), packed=False, depth=0)


def _units(item: Item, chain: tuple[Component, ...], *, packed: bool, depth: int) -> Iterator[Unit]:
    here = chain[-1]
    inner = here.components
    if "contentitem" in here.parts or not inner or depth > _DEEPEST:
        yield Unit(item, here, chain, packed=packed)
    elif len(inner) == 1:
        yield from _units(item, (*chain, inner[0]), packed=packed, depth=depth + 1)
    elif all(map(_is_story, inner)):
        for one in inner:
            yield from _units(item, (*chain, one), packed=True, depth=depth + 1)
    else:
        main = _main(inner)
        yield Unit(item, here, (*chain, main) if main else chain, packed=packed)


def _main(components: list[Component]) -> Component | None:
    """Return the one that the others belong to: it says so, or it alone stands for itself."""
    said = next((one for one in components if one.role == "main"), None)
    if said is not None:
        return said
    stories = [one for one in components if _is_story(one)]
    return stories[0] if len(stories) == 1 else None


def _is_story(component: Component) -> bool:
    """Whether a component stands for itself: with a headline of its own, and no part of another."""
    return component.role not in _PARTS and component.line("headline") is not None


def language_in(element: Element) -> str | None:
    """Return `xml:lang`, also where a program wrote it with a namespace of its own."""
    for name, value in element.items():
        if local(name) == "lang" and value:
            return str(value)
    return None
