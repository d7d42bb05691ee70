"""Adding one version of an item."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import asdict
from typing import Any, Final

import orjson
from django.db import connection
from django.utils import timezone

from dateline.ground.events import publish
from dateline.ground.ids import new_id
from dateline.ground.richtext import Run
from dateline.wires.events import ItemVersionReceived
from dateline.wires.models import Item, ItemVersion, Provider, RawFile
from dateline.wires.order import comes_after
from dateline.wires.parsed import ParsedItem

_GUID: Final = 500
_TEXTS: Final = (
    "slugline",
    "headline",
    "summary",
    "byline",
    "dateline",
    "located",
    "copyrightholder",
    "copyrightnotice",
    "usageterms",
    "ednote",
)
_LISTS: Final = ("subjects", "genre", "links", "media")


def add_version(item: ParsedItem, *, raw: RawFile) -> ItemVersion | None:
    """Add a version of an item unless it is here already; return it if it is new.

    Effects: a provider and an item where they are new; a version; the item's current version;
    an event. To be called within a transaction: the item's row is locked until its end.
    """
    version = _made(item, raw)
    pk, current = _locked_item(_provider(item), _guid(item, version.content_hash))
    version.item_id = pk
    if current is not None and _is_here(version):
        return None
    ItemVersion.objects.bulk_create([version])
    newest = current is None or comes_after(version, ItemVersion.objects.get(pk=current))
    if newest:
        Item.objects.filter(pk=pk).update(current=version)
    _tell(version, item, newest=newest)
    return version


def _is_here(version: ItemVersion) -> bool:
    return ItemVersion.objects.filter(
        item_id=version.item_id,
        version=version.version,
        versioncreated=version.versioncreated,
        content_hash=version.content_hash,
    ).exists()


def _locked_item(provider: Provider, guid: str) -> tuple[Any, Any]:
    """Return id and current version of the item, made where it is new, locked either way."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO wires_item (id, provider_id, guid) VALUES (%s, %s, %s)
            ON CONFLICT (provider_id, guid) DO UPDATE SET guid = EXCLUDED.guid
            RETURNING id, current_id
            """,
            [new_id(), provider.code, guid],
        )
        pk, current = cursor.fetchone()
    return pk, current


def _provider(item: ParsedItem) -> Provider:
    """The agency, or one made from the name that the file gives; `unknown` where it gives none."""
    name = item.provider or "Unknown"
    code = item.provider_code or _code(name)
    return Provider.objects.get_or_create(code=code, defaults={"name": name[:200]})[0]


def _code(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
    return slug or "x-" + hashlib.sha256(name.encode()).hexdigest()[:12]


def _guid(item: ParsedItem, content_hash: str) -> str:
    """The guid; without one, the content is the item; a very long one is shortened by its hash."""
    guid = item.guid or f"sha256:{content_hash}"
    if len(guid) <= _GUID:
        return guid
    return guid[: _GUID - 65] + "#" + hashlib.sha256(guid.encode()).hexdigest()


def _made(item: ParsedItem, raw: RawFile) -> ItemVersion:
    facts = {name: getattr(item, name) or "" for name in _TEXTS}
    lists = {name: [asdict(one) for one in getattr(item, name)] for name in _LISTS}
    paragraphs = [
        {"kind": one.kind, "runs": [_run(run) for run in one.runs]} for one in item.paragraphs
    ]
    version = (item.version or "")[:200]
    hashed = [facts, lists, paragraphs, item.keywords, item.pubstatus, item.signals, item.type]
    more = [item.language, item.urgency, item.embargoed, version]
    return ItemVersion(
        raw=raw,
        content_hash=hashlib.sha256(orjson.dumps([*hashed, *more])).hexdigest(),
        format=raw.format,
        version=version,
        version_number=_number(version),
        type=item.type[:20],
        language=(item.language or "")[:60],
        pubstatus=item.pubstatus or "usable",
        signals=list(item.signals),
        urgency=item.urgency,
        firstcreated=item.firstcreated,
        versioncreated=item.versioncreated,
        embargoed=item.embargoed,
        keywords=list(item.keywords),
        paragraphs=paragraphs,
        received=timezone.now(),
        **facts,
        **lists,
    )


def _run(run: Run) -> dict[str, Any]:
    made: dict[str, Any] = {"text": run.text}
    if run.marks:
        made["marks"] = list(run.marks)
    if run.href:
        made["href"] = run.href
    if run.lang:
        made["lang"] = run.lang
    return made


def _number(version: str) -> int | None:
    return int(version) if version.isdecimal() and len(version) < 19 else None


def _tell(version: ItemVersion, item: ParsedItem, *, newest: bool) -> None:
    publish(
        ItemVersionReceived(
            item=str(version.item_id),
            item_version=str(version.pk),
            provider=item.provider_code or _code(item.provider or "Unknown"),
            headline=version.headline[:500],
            slugline=version.slugline[:200],
            language=version.language,
            type=version.type,
            pubstatus=version.pubstatus,
            signals=version.signals,
            urgency=version.urgency,
            current=newest,
        )
    )
