"""A story in all its languages as a packageItem of NewsML-G2 2.35 (IPTC)."""

from __future__ import annotations

from typing import Final

from ..addresses import newsml as newsml_path
from ..render.file import OutputFile
from ..render.pages import PackageEntry, StoryPackage
from .markup import around, tag, xml_file
from .newsml_g2 import MEDIA_TYPE, ROOT, catalog, provider
from .ninjs import instant
from .sitemap import absolute

_PACKAGE: Final = "application/vnd.iptc.g2.packageitem+xml"


def render(package: StoryPackage) -> OutputFile:
    """Render the package; it is canceled once no language of the story stands."""
    names = {
        **ROOT,
        "guid": absolute(package.path, package.base_url),
        "version": str(package.version),
    }
    parts = [catalog(), _item_meta(package)]
    if package.entries:
        group = around(
            "group",
            (_reference(entry, package) for entry in package.entries),
            {"id": "languages", "role": "group:main", "mode": "pgrmod:alt"},
        )
        parts.append(around("groupSet", (group,), {"root": "languages"}))
    return xml_file(around("packageItem", parts, names), _PACKAGE)


def _item_meta(package: StoryPackage) -> str:
    status = "usable" if package.entries else "canceled"
    return around(
        "itemMeta",
        (
            tag("itemClass", "", {"qcode": "ninat:composite"}),
            provider(package.organisation, package.base_url),
            tag("versionCreated", instant(package.changed)),
            tag("firstCreated", instant(package.published)),
            tag("pubStatus", "", {"qcode": f"stat:{status}"}),
            *_titles(package),
        ),
    )


def _titles(package: StoryPackage) -> list[str]:
    return [
        tag("title", entry.headline, {"xml:lang": entry.tag, "dir": entry.direction})
        for entry in package.entries
    ]


def _reference(entry: PackageEntry, package: StoryPackage) -> str:
    names = {
        "href": absolute(newsml_path(entry.path), package.base_url),
        "residref": absolute(entry.path, package.base_url),
        "version": str(entry.version),
        "contenttype": MEDIA_TYPE,
    }
    title = tag("title", entry.headline, {"xml:lang": entry.tag, "dir": entry.direction})
    return around("itemRef", (tag("language", "", {"tag": entry.tag}), title), names)
