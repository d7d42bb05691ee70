"""What `dateline run` says once it answers: where to look, and who can sign in."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import click

from dateline.cli.run.sign_ins import SignIn, kept_sign_ins
from dateline.ground.settings import Settings
from dateline.wires.watched import is_watched

RUNNING: Final = "Dateline is running."
_SECONDS_FOR_THE_INBOX: Final = 20.0


async def greet(settings: Settings) -> None:
    """Wait until the web server answers and the inbox is watched, then say where to look."""
    await _answering(settings.host, settings.port)
    await _watching(settings.var)
    for line in ["", *_lines(settings, kept_sign_ins(settings.var)), ""]:
        click.echo(line)


def _lines(settings: Settings, sign_ins: Sequence[SignIn]) -> list[str]:
    url = settings.public_url
    lines = [
        RUNNING,
        f"  Site           {url}/",
        f"  Newsroom       {url}/newsroom/",
        f"  API            {url}/api/docs",
        f"  Wire inbox     {settings.inbox}",
    ]
    if sign_ins:
        lines.append("  Sample sign-ins, for trying things out only:")
        lines += [f"    {one.email}  {one.password}  ({one.what})" for one in sign_ins]
    return [*lines, "Ctrl-C stops all of it."]


async def _answering(host: str, port: int) -> None:
    # The port is open before the application is loaded, so only an answer counts.
    while not await _answers(_reachable(host), port):  # noqa: ASYNC110 - it is another process
        await asyncio.sleep(0.1)


async def _watching(var: Path) -> None:
    # Where the inbox cannot be watched, the log says why; the rest of the newsroom does run.
    with suppress(TimeoutError):
        async with asyncio.timeout(_SECONDS_FOR_THE_INBOX):
            while not is_watched(var):  # noqa: ASYNC110 - it is another process
                await asyncio.sleep(0.05)


async def _answers(host: str, port: int) -> bool:
    try:
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = await reader.read(5)
        writer.close()
    except OSError:
        return False
    return answer == b"HTTP/"


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
