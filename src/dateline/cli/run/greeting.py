"""What `dateline run` says once it answers: where to look, and who can sign in."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

import click

from dateline.cli.run.sign_ins import SignIn, kept_sign_ins
from dateline.ground.settings import Settings

RUNNING: Final = "Dateline is running."


async def greet(settings: Settings) -> None:
    """Wait until the web server answers, then say where to look."""
    await _answering(settings.host, settings.port)
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
    while True:
        try:
            _, writer = await asyncio.open_connection(_reachable(host), port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return


def _reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
