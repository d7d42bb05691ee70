"""Readers see no half, missing or older page while news is published and workers are killed."""

from __future__ import annotations

import random
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.reading import Reader
from tests.publishing.delivery import servers
from tests.wires.transports.conftest import start_python

from dateline.publishing.actions import publish_article, render_pages
from dateline.publishing.actions.render import site_store
from dateline.publishing.inspection import verify_site

__all__ = ["start_python"]

WORKER = """
import time
from dateline.cli.prepared import with_django
with_django()
from dateline.publishing.actions import render_pages
from dateline.publishing.delivery.configured import employ_writers
employ_writers()
while True:
    render_pages() or time.sleep(0.002)
"""
KILLED = 3
UPDATES = 40
pytestmark = pytest.mark.long
VERSION = re.compile(rb"Version (\d+)")


def test_readers_see_only_whole_pages_that_grow_newer_while_workers_are_killed(
    open_newsroom: Any,
    site: Path,
    tmp_path: Path,
    start_python: Callable[..., subprocess.Popen[bytes]],
) -> None:
    article, revision = open_newsroom.article("Version 1", slug="what-changes")
    publication = publish_article(article=article, revision=revision, by=open_newsroom.editor)
    render_pages()
    workers = [start_python(WORKER, DATELINE_VAR=str(tmp_path)) for _ in range(KILLED)]
    path = f"/en/{publication.at:%Y/%m/%d}/what-changes/"
    paths, chance = [path, "/en/", "/en/lite/", "/en/world/", "/en/rss.xml"], random.Random(5)
    with (
        servers.embedded(tmp_path, site) as url,
        Reader(url, paths, {"accept-encoding": "br"}) as compressed,
        Reader(url, paths, {"accept-encoding": "identity"}) as plain,
    ):
        for number in range(2, UPDATES + 2):
            latest = open_newsroom.write(article, headline=f"Version {number}", slug="what-changes")
            publish_article(article=article, revision=latest, by=open_newsroom.editor)
            if workers and number % (UPDATES // KILLED) == 0:
                _wait_for_work(site, path, number - UPDATES // KILLED)
                time.sleep(chance.random() / 20)
                workers.pop().kill()
        render_pages()
    assert compressed.wrong + plain.wrong == []
    assert min(compressed.requests, plain.requests) > UPDATES
    assert f"Version {UPDATES + 1}".encode() in (site / path.strip("/") / "index.html").read_bytes()
    assert [str(one) for one in verify_site(site_store())] == []


def _wait_for_work(site: Path, path: str, least: int) -> None:
    """Wait until workers have rendered the version of a number or a later one."""
    file = site / path.strip("/") / "index.html"
    while int(VERSION.findall(file.read_bytes())[0]) < max(least, 2):
        time.sleep(0.01)
