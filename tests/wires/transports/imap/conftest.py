"""Debian's Dovecot with a configuration, folders and ports of its own."""

from __future__ import annotations

import getpass
import imaplib
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dateline.cli.run.rehearsal import free_port
from dateline.wires.actions import add_feed
from dateline.wires.models import Feed

PASSWORD = "Wörtchen-5"
CONFIGURATION = """
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
mail_location = maildir:{folder}/mail/%u
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 0
first_valid_gid = 0
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {login}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
imap_capability = {abilities}
auth_failure_delay = 0
"""


@dataclass
class MailServer:
    """A running server; every user has the same password."""

    folder: Path
    tls: int
    plain: int

    def mailbox(self, user: str) -> Mailbox:
        return Mailbox(self, user)


class Mailbox:
    """A mailbox as its owner's mail program sees it."""

    def __init__(self, server: MailServer, user: str) -> None:
        self.server, self.user = server, user
        context = ssl.create_default_context(cafile=str(server.folder / "cert.pem"))
        self.imap = imaplib.IMAP4_SSL("localhost", server.tls, ssl_context=context)
        self.imap.authenticate("PLAIN", lambda _: f"\0{user}\0{PASSWORD}".encode())

    def address(self, folder: str = "") -> str:
        return f"imaps://localhost:{self.server.tls}/{folder}"

    def add(self, message: bytes, folder: str = "INBOX") -> None:
        self.must(self.imap.append(folder, "", "", message))

    def make(self, folder: str) -> None:
        self.must(self.imap.create(folder))

    def flags(self, folder: str = "INBOX") -> list[bytes]:
        self.must(self.imap.select(folder, readonly=True))
        found = self.must(self.imap.fetch("1:*", "(FLAGS)"))
        return [bytes(one) for one in found if one]

    def count(self, folder: str = "INBOX") -> int:
        return int(self.must(self.imap.select(folder, readonly=True))[0])

    def delete(self, number: int) -> None:
        self.must(self.imap.select("INBOX"))
        self.must(self.imap.store(str(number), "+FLAGS", "\\Deleted"))
        self.must(self.imap.expunge())

    def must(self, answer: tuple[str, list]) -> list:
        assert answer[0] == "OK", answer
        return answer[1]


def message(number: int, words: str = "The harbour is open.") -> bytes:
    return (
        "From: Harbour Desk <desk@harbour.example>\r\n"
        "To: wires@news.example\r\n"
        f"Subject: Harbour {number}\r\n"
        f"Message-ID: <{number}@harbour.example>\r\n"
        "Date: Fri, 20 Nov 2026 09:00:00 +0000\r\n\r\n"
        f"{words}\r\n"
    ).encode()


@pytest.fixture(scope="session")
def mail_server() -> Iterator[MailServer]:
    yield from _running()


@pytest.fixture(scope="session")
def plain_server() -> Iterator[MailServer]:
    """A server that cannot tell news nor move messages, as old ones."""
    yield from _running(abilities="IMAP4rev1 UIDPLUS")


def _running(abilities: str = "") -> Iterator[MailServer]:
    program = shutil.which("dovecot") or "/usr/sbin/dovecot"
    if not Path(program).exists():
        how = "Dovecot is not here: install Debian's dovecot-imapd"
        if os.environ.get("CI"):
            pytest.fail(how)
        pytest.skip(how)
    # Sockets have short names only, and other users than this one must reach them.
    folder = Path(tempfile.mkdtemp(prefix="dl-imap-", dir="/tmp"))
    folder.chmod(0o755)
    server = MailServer(folder, free_port(), free_port())
    _write_certificate(folder)
    _configure(server, abilities)
    process = subprocess.Popen([program, "-F", "-c", str(folder / "dovecot.conf")])
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", server.tls)).close()
                break
            except OSError:
                assert process.poll() is None, (folder / "log").read_text()
                time.sleep(0.05)
        yield server
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _configure(server: MailServer, abilities: str) -> None:
    is_root = os.geteuid() == 0
    user = "dovecot" if is_root else getpass.getuser()
    mail = server.folder / "mail"
    mail.mkdir()
    if is_root:
        shutil.chown(mail, "dovecot", "dovecot")
    text = CONFIGURATION.format(
        folder=server.folder,
        user=user,
        group="dovecot" if is_root else os.getgid(),
        login="dovenull" if is_root else user,
        password=PASSWORD,
        plain=server.plain,
        tls=server.tls,
        abilities=abilities,
    )
    (server.folder / "dovecot.conf").write_text(text)


def _write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


@pytest.fixture
def trusted(
    mail_server: MailServer, settings_of: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server may be connected to, and its certificate is one of an authority of ours."""
    settings_of(fetch_private="127.0.0.1, ::1, localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(mail_server.folder / "cert.pem"))


@pytest.fixture
def mailbox(mail_server: MailServer, trusted: None) -> Iterator[Mailbox]:
    box = mail_server.mailbox(f"user{uuid4().hex}")
    yield box
    box.imap.logout()


AddMailFeed = Callable[..., Feed]


@pytest.fixture
def add_mail_feed(db: None, mailbox: Mailbox) -> AddMailFeed:
    """A function that adds a feed of the mailbox, which does not stay for news unless asked to."""

    def add(address: str | None = None, **options: object) -> Feed:
        return add_feed(
            kind="imap",
            name="Harbour mail",
            address=address or mailbox.address(),
            username=mailbox.user,
            secret=PASSWORD,
            options={"idle": False} | options,
            by=None,
        )

    return add
