"""Signing in to an SSH server whose key is known."""

from __future__ import annotations

from typing import Any, Final

import asyncssh

from dateline.wires.polling import Address, FetchError

SECONDS_OF_SILENCE: Final = 15.0
_PRIVATE_KEY: Final = "-----BEGIN "


class PinnedClient(asyncssh.SSHClient):
    """Trusts the one key that was agreed on, by itself or by its fingerprint."""

    def __init__(self, host_key: str) -> None:
        self._host_key = " ".join(host_key.split()[:2])
        self.shown = ""

    def validate_host_public_key(
        self, host: str, addr: str, port: int, key: asyncssh.SSHKey
    ) -> bool:
        """Say whether the server's key is the one; remember its fingerprint."""
        self.shown = key.get_fingerprint()
        public = " ".join(key.export_public_key().decode("ascii").split()[:2])
        return self._host_key in {self.shown, public}


def credentials(secret: str) -> dict[str, Any]:
    """Return what asyncssh needs to sign in with a password or a private key, and nothing else.

    Raises:
        FetchError: the private key cannot be read.
    """
    nothing_else: dict[str, Any] = {
        "config": None,
        "agent_path": None,
        "client_keys": None,
        "gss_host": None,
        "known_hosts": ([], [], []),
        "x509_trusted_certs": None,
    }
    if not secret.lstrip().startswith(_PRIVATE_KEY):
        return nothing_else | {"password": secret}
    try:
        key = asyncssh.import_private_key(secret.strip() + "\n")
    except (asyncssh.KeyImportError, asyncssh.KeyEncryptionError) as error:
        raise FetchError(f"The private key of this feed cannot be read: {error}.") from None
    return nothing_else | {"client_keys": [key], "password": None}


async def signed_in(
    host: str, address: Address, port: int | None, username: str, secret: str, host_key: str
) -> asyncssh.SSHClientConnection:
    """Connect to the address that was checked and sign in.

    Raises:
        FetchError: it cannot be reached, shows another key, or refuses the user.
    """
    client = PinnedClient(host_key)
    try:
        return await asyncssh.connect(
            str(address),
            port or 22,
            client_factory=lambda: client,
            username=username,
            connect_timeout=SECONDS_OF_SILENCE,
            login_timeout=SECONDS_OF_SILENCE,
            **credentials(secret),
        )
    except asyncssh.HostKeyNotVerifiable:
        raise FetchError(_about_key(host, client.shown, host_key)) from None
    except asyncssh.PermissionDenied:
        raise FetchError(f"{host} refuses the user name or the secret.") from None
    except TimeoutError:
        raise FetchError(f"{host} did not answer within {SECONDS_OF_SILENCE:.0f} s.") from None
    except (asyncssh.Error, OSError, ValueError) as error:
        raise FetchError(f"{host} cannot be signed in to: {error}.") from None


def _about_key(host: str, shown: str, host_key: str) -> str:
    if not host_key:
        return (
            f"{host} shows the host key {shown}. Compare it with the one that the provider tells; "
            "if it is the same, put it into the option host_key."
        )
    return (
        f"{host} shows the host key {shown}, which is not the one in the option host_key. Nothing "
        "was sent. Ask the provider whether the key has changed."
    )
