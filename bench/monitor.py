"""How long the monitor's lists and searches take with a million items in the newsroom.

Each is asked for over HTTP, of the real web server with somebody who is signed in, from the first
byte of the question to the last of the page; then by the query alone, to tell the two apart.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import httpx

from bench.desk import journalist, signed_in
from bench.figures import Context, Figure, at_most, percentile
from bench.newsroom import open_newsroom

NAME: Final = "monitor"
DESCRIPTION: Final = (
    "first page, columns and searches of the wire monitor"
    " (--items N --texts N --days N --rounds N; a million items take about 12 GB for that time;"
    " with --in FOLDER they stay and are not made again)"
)
_PROMISED: Final = 100.0
_MONITOR: Final = "/newsroom/wires/"
Ask = Callable[[random.Random], dict[str, Any]]


def run(context: Context) -> Sequence[Figure]:
    """Make the archive where there is none; then ask for one list after the other by HTTP."""
    open_newsroom()
    from bench.library import fill, is_filled

    count, days = context.size("items", 1_000_000), context.size("days", 270)
    made: list[Figure] = []
    if not is_filled():
        began = time.perf_counter()
        fill(count, texts=context.size("texts", 30_000), days=days)
        made = [Figure(f"{count:,} items made in", time.perf_counter() - began, "s")]
    return [*made, *sizes(), *measured(context.size("rounds", 100), days)]


def sizes() -> Sequence[Figure]:
    """Return what the tables and the search index take on disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_database_size(current_database()), pg_relation_size('entry_found')"
        )
        (whole, index) = cursor.fetchone()
    return [
        Figure("database", whole / 1e9, "GB"),
        Figure("index of words and facets", index / 1e9, "GB"),
    ]


def measured(rounds: int, days: int) -> Sequence[Figure]:
    """Return p50, p95 and p99 of each kind of list, of so many rounds with other words each."""
    figures: list[Figure] = []
    with signed_in() as client:
        for name, ask in _asks(days).items():
            chance = random.Random(name)
            asked = [ask(chance) for _ in range(rounds)]
            figures += _figures(name, sorted(_over_http(client, name, one) for one in asked))
            alone = percentile(sorted(map(_by_query, asked)), 0.95)
            figures.append(Figure(f"{name}, by the query alone, p95", alone, "ms"))
    return figures


def _figures(name: str, taken: Sequence[float]) -> list[Figure]:
    return [
        Figure(f"{name}, p50", percentile(taken, 0.5), "ms"),
        at_most(f"{name}, p95", percentile(taken, 0.95), "ms", _PROMISED),
        Figure(f"{name}, p99", percentile(taken, 0.99), "ms"),
    ]


def _over_http(client: httpx.Client, name: str, asked: dict[str, Any]) -> float:
    """Return the milliseconds of a page."""
    address = _address(name, asked)
    began = time.perf_counter()
    answer = client.get(address)
    took = time.perf_counter() - began
    if answer.status_code != httpx.codes.OK:
        raise RuntimeError(f"{address} answers with {answer.status_code}.")
    return took * 1_000


def _address(name: str, asked: dict[str, Any]) -> str:
    """Return where a list is: all columns, one that was made for it, or a search."""
    from dateline.web.newsroom.wirelist.filters import query_of
    from dateline.wires.models import Column
    from dateline.wires.queries import Wanted

    wanted = Wanted(**asked)
    if not name.startswith("column"):
        return f"{_MONITOR}?{query_of(wanted)}"
    column, _ = Column.objects.update_or_create(
        user=journalist(), title="Bench", defaults={"position": 9, "filters": wanted.to_json()}
    )
    return f"{_MONITOR}?column={column.pk}"


def _by_query(asked: dict[str, Any]) -> float:
    from dateline.wires.queries import Wanted, entries, group_sizes

    wanted = Wanted(**asked)
    began = time.perf_counter()
    group_sizes(entries(wanted).entries, wanted)
    return (time.perf_counter() - began) * 1_000


def _asks(days: int) -> dict[str, Ask]:
    from bench.items import AGENCIES, words_of
    from bench.library import event_name

    words = words_of("en")

    def word(chance: random.Random, first: int, last: int) -> str:
        return words[chance.randrange(first, last)]

    def agency(chance: random.Random) -> str:
        return chance.choice(AGENCIES)[0]

    return {
        "first page": lambda _: {},
        "column: one agency": lambda c: {"providers": (agency(c),)},
        "column: language and urgency": lambda c: {
            "languages": (c.choice(("en", "ar", "zh", "sw")),),
            "urgency": 3,
        },
        "column: topic and country": lambda c: {
            "topics": ("medtop:15000000",),
            "countries": (c.choice(("UA", "KE", "IR")),),
        },
        "column: kills of one agency": lambda c: {"signals": ("kill",), "providers": (agency(c),)},
        "column: place": lambda c: {"places": (word(c, 1_000, 1_400),)},
        "search: very common word": lambda c: {"words": word(c, 0, 10)},
        "search: common word": lambda c: {"words": word(c, 50, 500)},
        "search: middling word": lambda c: {"words": word(c, 1_000, 5_000)},
        "search: rare word": lambda c: {"words": word(c, 20_000, 30_000)},
        "search: two common words": lambda c: {"words": f"{word(c, 10, 300)} {word(c, 10, 300)}"},
        "search: common and rare word": lambda c: {
            "words": f"{word(c, 0, 50)} {word(c, 10_000, 30_000)}"
        },
        "search: either of two": lambda c: {
            "words": f"{word(c, 500, 5_000)} or {word(c, 500, 5_000)}"
        },
        "search: one without another": lambda c: {
            "words": f"{word(c, 50, 5_000)} -{word(c, 0, 50)}"
        },
        "search: phrase of common words": lambda c: {
            "words": f'"{word(c, 0, 20)} {word(c, 0, 20)}"'
        },
        "search: phrase of rarer words": lambda c: {
            "words": f'"{word(c, 100, 2_000)} {word(c, 100, 2_000)}"'
        },
        "search: without a word": lambda c: {"words": f"-{word(c, 0, 500)}"},
        "search: Arabic": lambda c: {"words": c.choice(words_of("ar")[:5_000])},
        "search: Chinese": lambda c: {"words": c.choice(words_of("zh")[:5_000])},
        "search: word, agency, language": lambda c: {
            "words": word(c, 20, 5_000),
            "providers": (agency(c),),
            "languages": ("en",),
        },
        "search: event of one week": lambda c: {"words": event_name(c.randrange(days // 7))},
        "search: nothing found": lambda c: {"words": f"qq{c.randrange(10**9)}"},
        "search: nothing found of common": lambda c: {
            "words": word(c, 0, 20),
            "languages": ("sw",),
            "signals": ("embargo",),
        },
    }
