"""The real web server on the newsroom of a bench, and somebody who is signed in there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import httpx

from dateline.cli.run.rehearsal import free_port

if TYPE_CHECKING:
    from dateline.accounts.models import User

_PATIENCE: Final = 120.0


@contextmanager
def signed_in() -> Iterator[httpx.Client]:
    """Run `dateline web` with one process and give a client with an administrator's session.

    It keeps one connection open, as a browser does.
    """
    cookies = _session()
    port = free_port()
    where = {"DATELINE_HOST": "127.0.0.1", "DATELINE_PORT": str(port)}
    command = [sys.executable, "-m", "dateline.cli", "web", "--workers", "1"]
    process = subprocess.Popen(command, env=os.environ | where)
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}",
            cookies=cookies,
            timeout=60,
            headers={"Accept-Encoding": "gzip, br", "Accept": "text/html"},
        ) as client:
            _wait(client)
            yield client
    finally:
        process.terminate()
        process.wait(30)


def journalist() -> User:
    """Return the one who is signed in."""
    from dateline.accounts.actions import create_user, give_role
    from dateline.accounts.models import Role, User

    email = "bench@example.com"
    found = User.objects.filter(email=email).first()
    if found:
        return found
    made = create_user(
        email=email, name="A Journalist", job_title="", password="Bench-4a1f-9c", by=None
    )
    give_role(user=made, role=Role.ADMINISTRATOR, service="", by=None)
    return made


def _session() -> dict[str, str]:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(journalist())
    name = settings.SESSION_COOKIE_NAME
    return {name: client.cookies[name].value}


def _wait(client: httpx.Client) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            answer = client.get("/newsroom/wires/")
        except httpx.TransportError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
            continue
        if answer.status_code != httpx.codes.OK:
            raise RuntimeError(f"The monitor answers with {answer.status_code}.")
        return
