"""Servers that hang, lie or break off: each is given up with a sentence, and nothing is lost."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread

import pytest
from tests.wires.transports.imap.conftest import MailServer, message

from dateline.wires.actions import add_feed
from dateline.wires.models import Feed, ItemVersion, RawFile
from dateline.wires.polling import FetchError
from dateline.wires.transports.imap import TRANSPORT, connection
from dateline.wires.transports.imap.place import folder_name, place_of

Conversation = Callable[[ssl.SSLSocket], None]


class Liar:
    """A server over TLS that says what a test wants; `answers` maps a command to what is said."""

    def __init__(self, folder: object) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(f"{folder}/cert.pem", f"{folder}/key.pem")
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._context = context
        self._open: list[socket.socket] = []
        self.answers: dict[bytes, bytes] = {
            b"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n",
            b"EXAMINE": b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n",
            b"UID SEARCH": b"* SEARCH 1\r\n",
            b"UID FETCH 1 (UID RFC822.SIZE)": b"* 1 FETCH (UID 1 RFC822.SIZE %d)\r\n"
            % len(message(1)),
            b"UID FETCH 1 (UID BODY.PEEK[])": b"* 1 FETCH (UID 1 BODY[] {%d}\r\n%b)\r\n"
            % (len(message(1)), message(1)),
        }
        self.greeting = b"* OK ready\r\n"
        self.hangs_at = b"never"
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"imaps://localhost:{self._listening.getsockname()[1]}/"

    def _serve(self) -> None:
        while True:
            try:
                plain, _ = self._listening.accept()
            except OSError:
                return
            self._open.append(plain)
            with suppress(OSError):
                self._talk(self._context.wrap_socket(plain, server_side=True))

    def _talk(self, client: ssl.SSLSocket) -> None:
        self._open.append(client)
        client.sendall(self.greeting)
        lines = client.makefile("rb")
        for line in lines:
            tag, _, command = line.strip().partition(b" ")
            if command.startswith(self.hangs_at):
                return
            for asked, answer in self.answers.items():
                if command.startswith(asked):
                    client.sendall(answer)
            client.sendall(tag + b" OK done\r\n")

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()
        for one in self._open:
            one.close()


@pytest.fixture
def liar(mail_server: MailServer, trusted: None) -> Iterator[Liar]:
    server = Liar(mail_server.folder)
    yield server
    server.close()


@pytest.fixture
def feed(db: None, liar: Liar) -> Feed:
    return add_feed(
        kind="imap", name="Liar", address=liar.address, username="u", secret="known", by=None
    )


def _ask(feed: Feed) -> str:
    feed.refresh_from_db()
    TRANSPORT.ask(feed)
    feed.refresh_from_db()
    return feed.last_error


def test_one_that_behaves_is_read(feed: Feed) -> None:
    assert _ask(feed) == ""
    assert ItemVersion.objects.get().headline == "Harbour 1"


@pytest.mark.parametrize("where", [b"LOGIN", b"EXAMINE", b"UID SEARCH", b"UID FETCH"])
def test_one_that_hangs_is_given_up_and_asked_again_later(
    feed: Feed, liar: Liar, monkeypatch: pytest.MonkeyPatch, where: bytes
) -> None:
    monkeypatch.setattr(connection, "SECONDS_OF_SILENCE", 0.2)
    liar.hangs_at = where
    assert "has said nothing for" in _ask(feed)
    assert feed.failures == 1
    liar.hangs_at = b"never"
    assert _ask(feed) == ""
    assert ItemVersion.objects.count() == 1


def test_one_that_does_not_greet_is_given_up(
    feed: Feed, liar: Liar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SECONDS_OF_SILENCE", 0.2)
    liar.greeting = b""
    assert "has said nothing for" in _ask(feed)
    liar.greeting = b"220 ftp.example ready\r\n"
    assert "does not greet as a mail server does" in _ask(feed)


def test_one_that_is_silent_before_tls_is_given_up(
    db: None, trusted: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SECONDS_OF_SILENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"imaps://localhost:{silent.getsockname()[1]}/"
        feed = add_feed(kind="imap", name="Silent", address=address, by=None)
        assert "gives no safe TLS" in _ask(feed)


@pytest.mark.parametrize(
    ("command", "said", "sentence"),
    [
        (b"UID SEARCH", b"* SEARCH" + b" 1" * 5_000, "a line without end"),
        (b"UID SEARCH", b"* 1 RECENT\r\n" * 2_000, "answers without end"),
        (b"UID SEARCH", b"* BYE overloaded\r\n", "says goodbye: overloaded"),
        (b"EXAMINE", b"* FLAGS ()\r\n", "does not say what is in the folder"),
        (b"UID FETCH 1 (UID BODY", b"* 1 FETCH (UID 1 BODY[] {999999999999}\r\n", "announces"),
    ],
)
def test_one_that_says_too_much_or_too_little_is_given_up(
    feed: Feed,
    liar: Liar,
    monkeypatch: pytest.MonkeyPatch,
    command: bytes,
    said: bytes,
    sentence: str,
) -> None:
    monkeypatch.setattr(connection, "_LONGEST_LINE", 5_000)
    monkeypatch.setattr("dateline.wires.transports.imap.session._MOST_REPLIES", 1_000)
    known = next(name for name in liar.answers if name.startswith(command))
    liar.answers[known] = said
    assert sentence in _ask(feed)
    assert feed.failures == 1
    assert not RawFile.objects.exists()


def test_a_message_larger_than_said_is_dropped_and_the_session_goes_on(
    feed: Feed, liar: Liar, settings_of: Callable[..., None]
) -> None:
    settings_of(fetch_private="localhost", max_wire_bytes=100_000)
    body = b"x" * 200_000
    liar.answers[b"UID SEARCH"] = b"* SEARCH 1 2\r\n"
    fetch = b"UID FETCH 1,2 (UID "
    size = len(message(2))
    liar.answers[fetch + b"RFC822.SIZE)"] = (
        b"* 1 FETCH (UID 1 RFC822.SIZE 10)\r\n* 2 FETCH (UID 2 RFC822.SIZE %d)\r\n" % size
    )
    large = b"* 1 FETCH (UID 1 BODY[] {%d}\r\n%b)\r\n" % (len(body), body)
    small = b"* 2 FETCH (BODY[] {%d}\r\n%b UID 2)\r\n" % (size, message(2))
    liar.answers[fetch + b"BODY.PEEK[])"] = small + large
    liar.answers[b"UID FETCH 1 (UID BODY.PEEK[])"] = large
    assert "INBOX 1.eml" in _ask(feed)
    assert ItemVersion.objects.get().headline == "Harbour 2"
    assert RawFile.objects.get(state=RawFile.State.FAILED).error_code == "too-large"


def test_a_connection_that_breaks_in_a_message_loses_nothing(feed: Feed, liar: Liar) -> None:
    fetch = b"UID FETCH 1 (UID BODY.PEEK[])"
    whole = liar.answers[fetch]
    liar.answers[fetch] = b"* BYE\r\n"
    assert "says goodbye" in _ask(feed)
    assert not RawFile.objects.exists()
    liar.answers[fetch] = whole
    assert _ask(feed) == ""
    assert ItemVersion.objects.count() == 1


def test_the_password_is_never_told(feed: Feed, liar: Liar) -> None:
    liar.answers[b"LOGIN"] = b"* BYE who is u?\r\n"
    assert "known" not in _ask(feed)


@pytest.mark.parametrize("address", ["http://localhost/", "imaps:///", "imaps://h:x/", "mail"])
def test_what_is_no_address_of_a_mailbox_is_said(address: str) -> None:
    with pytest.raises(FetchError, match="no address of a mailbox"):
        place_of(address)


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("INBOX", b'"INBOX"'),
        ("Häfen & Küsten", b'"H&AOQ-fen &- K&APw-sten"'),
        ("台北/日本語", b'"&U,BTFw-/&ZeVnLIqe-"'),  # the example of RFC 3501
        ('a"b\\c', b'"a\\"b\\\\c"'),
    ],
)
def test_names_of_folders_are_sent_in_modified_utf_7(name: str, sent: bytes) -> None:
    assert folder_name(name) == sent


def test_a_line_cannot_be_smuggled_into_a_name() -> None:
    assert b"\r\n" not in folder_name("INBOX\r\na1 DELETE INBOX")
