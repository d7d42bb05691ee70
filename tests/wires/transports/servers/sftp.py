"""asyncssh as a server of SFTP."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import asyncssh

USER, PASSWORD = "desk", "pass word"
HOST_KEY = asyncssh.generate_private_key("ssh-ed25519")
USER_KEY = asyncssh.generate_private_key("ssh-ed25519")
FINGERPRINT = HOST_KEY.get_fingerprint()
# How those who came tried to sign in.
tried: list[str] = []


class _Door(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        tried.append("password")
        return (username, password) == (USER, PASSWORD)

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        tried.append("key")
        return username == USER and key == USER_KEY.convert_to_public()


@contextmanager
def sftp_server(root: Path, base: type[asyncssh.SFTPServer] = asyncssh.SFTPServer) -> Iterator[int]:
    """Serve a folder; gives the port."""
    ready = Event()
    running: list[tuple[asyncio.AbstractEventLoop, asyncio.Event, int]] = []

    async def serve() -> None:
        listener = await asyncssh.listen(
            "127.0.0.1",
            0,
            server_factory=_Door,
            server_host_keys=[HOST_KEY],
            sftp_factory=lambda channel: base(channel, chroot=str(root).encode()),
        )
        stop = asyncio.Event()
        running.append((asyncio.get_running_loop(), stop, listener.get_port()))
        ready.set()
        async with listener:
            await stop.wait()

    thread = Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    ready.wait()
    loop, stop, port = running[0]
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
