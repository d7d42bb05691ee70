"""An archive of a million items and more, made in the database in minutes.

Texts are made once, some ten thousand of them, with the vectors and facets that the arrival of real
items gives them; each item of the archive is a sending of one of them, at a time of its own. A part
of the texts is of events and comes within one week only, so that the archive has words that were
frequent once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any, Final

from bench.items import AGENCIES, MadeItem, items

_SEED: Final = 20261124
_AT_ONCE: Final = 500
_OF_EVENT: Final = 60
_EACH: Final = 50_000
# Without triggers of foreign keys, which would look up each of millions of references.
_FAST: Final = "SET session_replication_role = replica; SET maintenance_work_mem = '1GB'"
_POOL: Final = """
    CREATE UNLOGGED TABLE bench_pool (
        number integer PRIMARY KEY, language text, type text, headline text, slugline text,
        byline text, located text, country text, subjects jsonb, paragraphs jsonb, facets text[],
        search tsvector, minhash bytea, bands bigint[]
    )
"""
_SENDINGS: Final = """
    CREATE UNLOGGED TABLE bench_sending AS
    SELECT uuidv7(received - now()) AS item, uuidv7(received - now()) AS version, received,
        (%(agencies)s::text[])[1 + floor(random() * %(weight)s)::int] AS provider,
        (ARRAY[1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6])[1 + floor(random() * 11)::int] AS urgency,
        CASE WHEN random() < 0.01 THEN ARRAY['kill'] WHEN random() < 0.03 THEN ARRAY['correction']
            WHEN random() < 0.15 THEN ARRAY['update'] ELSE '{}' END AS signals,
        random() < 0.02 AS muted,
        CASE WHEN random() < 0.3 AND week < %(weeks)s
            THEN %(general)s + week * %(of_event)s + floor(random() * %(of_event)s)::int
            ELSE floor(random() * %(general)s)::int END AS text
    FROM (
        SELECT received, floor(extract(epoch FROM now() - received) / 604800)::int AS week FROM (
            SELECT now() - (%(days)s * interval '1 day')
                * ((%(first)s + number - random()) / %(count)s) AS received
            FROM generate_series(1, %(step)s) AS number
        ) moment
    ) made
"""
_ITEMS: Final = """
    INSERT INTO wires_item (id, provider_id, guid, current_id)
    SELECT item, provider, 'tag:' || provider || ':' || item, version FROM bench_sending
"""
_VERSIONS: Final = """
    INSERT INTO wires_itemversion (id, item_id, raw_id, content_hash, format, received, version,
        version_number, type, language, language_source, pubstatus, signals, urgency, slugline,
        headline, summary, byline, dateline, located, country, versioncreated, copyrightholder,
        copyrightnotice, usageterms, ednote, subjects, genre, keywords, paragraphs, media, links,
        minhash)
    SELECT {id}, item, %(raw)s, md5({id}::text), 'ninjs', received, {number}::text, {number},
        pool.type, language, 'declared', 'usable', signals, urgency, slugline, headline, '', byline,
        '', located, country, received, '', '', '', '', subjects, '[]', '[]', paragraphs, '[]',
        '[]', minhash
    FROM bench_sending JOIN bench_pool pool ON pool.number = text {where}
"""
_ENTRIES: Final = """
    INSERT INTO wires_entry (item_id, version_id, provider_id, received, type, language, urgency,
        signals, embargoed, held, flash, muted, desks, marks, facets, slug_key, number_key, "group",
        search)
    SELECT item, version, provider, received, pool.type, language, urgency, signals, NULL, '',
        false, muted, '{}', '{}', facets || ARRAY[
            'day:' || to_char(received AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 'provider:' || provider,
            'urgency:' || urgency] || ARRAY(SELECT 'signal:' || one FROM unnest(signals) one),
        lower(slugline), '', item, search
    FROM bench_sending JOIN bench_pool pool ON pool.number = text
"""
_LIKENESSES: Final = """
    INSERT INTO wires_likeness (item_id, received, minhash, bands)
    SELECT item, received, minhash, bands
    FROM bench_sending JOIN bench_pool pool ON pool.number = text
    WHERE minhash IS NOT NULL AND received > now() - interval '72 hours'
"""


def fill(count: int, *, texts: int, days: int) -> None:
    """Fill an empty newsroom with so many items, of so many different texts, spread over days."""
    from django.db import connection

    weeks = days // 7
    with connection.cursor() as cursor:
        cursor.execute(_FAST)
        cursor.execute("SELECT setseed(0.42)")
        cursor.execute(_POOL)
        _make_texts(texts, weeks)
        raw = _prepare(cursor, days)
        cursor.execute("DROP INDEX entry_found")
        for first in range(0, count, _EACH):
            step = min(_EACH, count - first)
            values = {
                "agencies": [code for code, weight in AGENCIES for _ in range(weight)],
                "weight": sum(weight for _, weight in AGENCIES),
                "weeks": weeks, "general": texts, "of_event": _OF_EVENT, "days": days,
                "first": count - first - step, "step": step, "count": count, "raw": raw,
            }  # fmt: skip
            _send(cursor, values)
        _index(cursor)


def is_filled() -> bool:
    """Whether the archive was made here before, to its end.

    Raises:
        RuntimeError: its making was cut short.
    """
    from django.db import connection

    from dateline.wires.models import Entry

    if "bench_pool" in connection.introspection.table_names():
        raise RuntimeError("The archive in this folder was not made to its end: remove it.")
    return Entry.objects.exists()


def event_name(week: int) -> str:
    """Return the word that only the items of one week have, counted back from now."""
    return f"zq{'bcdfghjklmnpqrstvwxz'[week % 20]}{'aeiou'[week // 20 % 5]}rix"


def _make_texts(texts: int, weeks: int) -> None:
    from django.db import connection

    made: Iterable[MadeItem] = chain(
        items(texts, _SEED),
        *(items(_OF_EVENT, _SEED + week + 1, event=event_name(week)) for week in range(weeks)),
    )
    numbered = enumerate(made)
    with connection.cursor() as cursor:
        while batch := list(islice(numbered, _AT_ONCE)):
            rows = list(_rows(batch))
            with cursor.copy("COPY bench_pool FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)


def _rows(numbered: Sequence[tuple[int, MadeItem]]) -> Iterable[Sequence[Any]]:
    from dateline.wires.arrival.words import vectors_of

    versions = [_version(one) for _, one in numbered]
    vectors = vectors_of(versions)
    for (number, made), version, vector in zip(numbered, versions, vectors, strict=True):
        yield _row(number, made, version, vector)


def _version(made: MadeItem) -> Any:
    from dateline.wires.models import ItemVersion

    return ItemVersion(
        language=made.language,
        type=made.type,
        headline=made.headline,
        slugline=made.slugline,
        byline=made.byline,
        located=made.located,
        country=made.country,
        subjects=[{"scheme": "medtop", "code": one, "name": "a topic"} for one in made.topics],
        paragraphs=[{"kind": "paragraph", "runs": [{"text": one}]} for one in made.paragraphs],
    )


def _row(number: int, made: MadeItem, version: Any, vector: str) -> Sequence[Any]:
    import orjson
    from django.utils import timezone

    from dateline.wires.arrival.entries import entry_of
    from dateline.wires.arrival.facets import facets_of
    from dateline.wires.arrival.words import text_of
    from dateline.wires.likeness import bands_of, shingles_of, signature_of

    version.received = timezone.now()
    entry = entry_of(version, "")
    facets = [one for one in facets_of(entry) if not one.startswith(("day:", "provider:"))]
    signature = signature_of(shingles_of(text_of(version)))
    return (
        number, made.language, made.type, made.headline, made.slugline, made.byline, made.located,
        made.country, orjson.dumps(version.subjects).decode(),
        orjson.dumps(version.paragraphs).decode(), facets, vector, signature,
        bands_of(signature) if signature else [],
    )  # fmt: skip


def _prepare(cursor: Any, days: int) -> Any:
    from dateline.wires.models import Provider, RawFile

    Provider.objects.bulk_create(Provider(code=code, name=code.upper()) for code, _ in AGENCIES)
    cursor.execute(
        """
        SELECT wires_make_partition(month::date) FROM generate_series(
            date_trunc('month', now() - %s * interval '1 day'), now(), interval '1 month') AS month
        """,
        [days],
    )
    return RawFile.objects.create(sha256="0" * 64, size=1, state="parsed", format="ninjs").pk


def _send(cursor: Any, values: dict[str, Any]) -> None:
    cursor.execute(_SENDINGS, values)
    cursor.execute(_ITEMS)
    cursor.execute(_VERSIONS.format(id="version", number=2, where=""), values)
    earlier = "WHERE random() < 0.15"
    cursor.execute(_VERSIONS.format(id="uuidv7(received - now())", number=1, where=earlier), values)
    cursor.execute(_ENTRIES)
    cursor.execute(_LIKENESSES)
    cursor.execute("DROP TABLE bench_sending")


def _index(cursor: Any) -> None:
    cursor.execute("CREATE INDEX entry_found ON wires_entry USING gin (search, facets)")
    for table in ("wires_item", "wires_itemversion", "wires_entry", "wires_likeness"):
        cursor.execute(f"VACUUM ANALYZE {table}")
    cursor.execute("DROP TABLE bench_pool; SET session_replication_role = origin")
