"""From the call of `publish_article` until every page that shows the article is replaced on disk.

A worker of its own process renders, as in a real installation. The article is in a section and a
topic of an archive; it is looked for in its page and text edition, the front, the section, the
topic, the feeds and the sitemaps, and the next is published when all pages of the one before are
there. Each size has a newsroom of its own: 1,000 articles and `--articles` (10,000; 100,000 takes
about five minutes to fill and four gigabytes). The archive is in the database with all that its
pages read; the files of its old pages are not on disk, as nothing of this reads them. Then 60
translations of a story are published at once, and pages are rebuilt for as long as `--rebuild` (20)
seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bench.figures import Context, Figure, at_most

NAME: Final = "publish"
DESCRIPTION: Final = "publish -> article, front, section, topic, feeds, sitemap replaced on disk"
_SMALL: Final = 1_000


def run(context: Context) -> Sequence[Figure]:
    """Publish `--times` articles (100), one after the other, into an archive of each size."""
    large = context.size("articles", 10 * _SMALL)
    found = {size: _measure(context, size) for size in sorted({_SMALL, large})}
    figures: list[Figure] = []
    for size, one in found.items():
        figures += [
            at_most(f"publish to all pages on disk, {size:,} articles, p50", one["p50"], "ms", 50),
            at_most(f"publish to all pages on disk, {size:,} articles, p99", one["p99"], "ms", 250),
            Figure(f"publish_article alone, {size:,} articles, p50", one["action"], "ms"),
            Figure(
                f"CPU of one publication, publisher and worker, {size:,} articles", one["cpu"], "ms"
            ),
        ]
    if len(found) > 1:
        ratio = found[large]["p50"] / found[_SMALL]["p50"]
        figures.append(at_most(f"{large:,} articles against {_SMALL:,}, p50", ratio, "", 1.5))
    last = found[large]
    return [
        *figures,
        at_most("60 translations at once, all visible", last["burst"], "s", 3),
        Figure("pages rebuilt by one process", last["rebuilt"], "pages/s"),
        Figure("publish while a rebuild runs, p50", last["meanwhile"], "ms"),
    ]


def _measure(context: Context, size: int) -> dict[str, Any]:
    folder = context.folder / str(size)
    folder.mkdir()
    sizes = {
        "articles": size,
        "times": context.size("times", 100),
        "rebuild": context.size("rebuild", 20),
    }
    command = [sys.executable, "-m", "bench.publish_at_size", str(folder), json.dumps(sizes)]
    environment = os.environ | {"DATELINE_VAR": str(folder / "var")}
    subprocess.run(command, env=environment, check=True)
    return dict(json.loads(Path(folder / "figures.json").read_text(encoding="utf-8")))
