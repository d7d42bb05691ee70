"""What is asked of a mail server (RFC 3501; IDLE: RFC 2177; MOVE: RFC 6851)."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Final

from dateline.wires.polling import FetchError
from dateline.wires.transports.imap.connection import SECONDS_OF_COMMAND, Connection, Reply
from dateline.wires.transports.imap.place import Place, folder_name, quoted

_MOST_REPLIES: Final = 100_000
_MOST_BYTES: Final = 64 * 2**20  # beside the messages
_SECONDS_BETWEEN_LOOKS: Final = 5.0
_UID: Final = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE: Final = re.compile(rb"\bRFC822\.SIZE (\d{1,15})\b")
_QUOTED_BODY: Final = re.compile(rb'BODY\[\] "((?:[^"\\]|\\.)*)"')


class Session:
    """A signed-in connection with one folder open.

    Raises, in every method:
        FetchError: the server refuses, or what `Connection` says.
    """

    def __init__(self, connection: Connection, place: Place) -> None:
        self._connection = connection
        self._place = place
        self._count = 0
        self._abilities: frozenset[bytes] = frozenset()
        self._has_news = False
        self.validity = 0

    @property
    def can_idle(self) -> bool:
        """Whether the server tells by itself when a message comes."""
        return b"IDLE" in self._abilities

    def sign_in(self, username: str, password: str) -> None:
        """Wait for the greeting, begin TLS where it is not there yet, and sign in."""
        greeting = self._connection.reply().text.upper()
        if not greeting.startswith((b"* OK", b"* PREAUTH")):
            raise FetchError(f"{self._place.host} does not greet as a mail server does.")
        if not self._place.is_tls:
            self._command(b"STARTTLS", why="does not begin TLS, so no password is sent to it")
            self._connection.begin_tls()
        self._ask_abilities()
        why = "does not take the user name and password: enter them again"
        if b"AUTH=PLAIN" in self._abilities:
            token = base64.b64encode(f"\0{username}\0{password}".encode())
            self._command(b"AUTHENTICATE PLAIN", more=token, why=why)
        else:
            self._command(b" ".join((b"LOGIN", quoted(username), quoted(password))), why=why)
        self._ask_abilities()  # some tell what they can do only now

    def open(self, folder: str, *, for_changes: bool) -> int:
        """Open a folder and return how many messages are in it."""
        verb = b"SELECT " if for_changes else b"EXAMINE "
        why = f"has no folder {folder} for this user"
        text = b"\n".join(
            reply.text.upper() for reply in self._command(verb + folder_name(folder), why=why)
        )
        validity = re.search(rb"\[UIDVALIDITY (\d{1,10})\]", text)
        exists = re.search(rb"^\* (\d{1,10}) EXISTS", text, re.MULTILINE)
        if validity is None or exists is None:
            raise FetchError(f"{self._place.host} does not say what is in the folder {folder}.")
        self.validity = int(validity[1])
        return int(exists[1])

    def after(self, uid: int) -> list[int]:
        """Return the UIDs of messages after one, in order."""
        self._has_news = False
        found: set[int] = set()
        for reply in self._command(b"UID SEARCH UID %d:*" % (uid + 1)):
            if reply.text.upper().startswith(b"* SEARCH"):
                found.update(int(one) for one in reply.text.split()[2:] if one.isdigit())
        # `n:*` names the last message also where its UID is less than n.
        return sorted(one for one in found if one > uid)

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """Return the bytes of each message that is still there."""
        found = {}
        for reply in self._command(b"UID FETCH %s (UID RFC822.SIZE)" % _set(uids)):
            uid, size = _UID.search(reply.text), _SIZE.search(reply.text)
            if uid and size and int(uid[1]) in uids:
                found[int(uid[1])] = int(size[1])
        return found

    def messages(self, uids: Sequence[int], *, budget: int) -> dict[int, bytes | None]:
        """Return the bytes of each message that is still there, without marking it as read.

        None stands for one that did not fit into the budget: bytes for all of them together.
        """
        found: dict[int, bytes | None] = {}
        for reply in self._command(b"UID FETCH %s (UID BODY.PEEK[])" % _set(uids), budget=budget):
            uid = _UID.search(reply.text)
            if uid and int(uid[1]) in uids and b"BODY[]" in reply.text.upper():
                found[int(uid[1])] = _body(reply)
        return {uid: body for uid, body in found.items() if body != b""}

    def mark_seen(self, uids: Sequence[int]) -> None:
        """Mark messages as read."""
        self._command(b"UID STORE %s +FLAGS.SILENT (\\Seen)" % _set(uids))

    def move(self, uids: Sequence[int], folder: str) -> None:
        """Move messages into another folder."""
        target = _set(uids) + b" " + folder_name(folder)
        why = f"does not move messages into the folder {folder}; is it there?"
        if b"MOVE" in self._abilities:
            self._command(b"UID MOVE " + target, why=why)
            return
        self._command(b"UID COPY " + target, why=why)
        self._command(b"UID STORE %s +FLAGS.SILENT (\\Deleted)" % _set(uids))
        if b"UIDPLUS" in self._abilities:  # EXPUNGE alone would take other people's with it
            self._command(b"UID EXPUNGE " + _set(uids))

    def wait(self, seconds: float, *, while_true: Callable[[], bool]) -> None:
        """Wait for news at most so long, and while a condition holds that is looked at often."""
        if self._has_news:  # told meanwhile, and not told again
            return
        tag = self._send(b"IDLE")
        self._wait_for_invitation(tag, "does not let us wait")
        ends = time.monotonic() + seconds
        while not self._has_news and time.monotonic() < ends and while_true():
            heard = self._connection.reply_within(_SECONDS_BETWEEN_LOOKS)
            if heard is not None:
                self._check_tagged(heard, tag, "does not let us wait")
        self._connection.allow(SECONDS_OF_COMMAND)
        self._connection.send(b"DONE")
        for _ in self._until(tag, 0, "does not end waiting"):
            pass

    def sign_out(self) -> None:
        """Say goodbye."""
        with suppress(FetchError):
            self._connection.allow(1.0)
            self._connection.send(b"z LOGOUT")

    def _ask_abilities(self) -> None:
        replies = self._command(b"CAPABILITY")
        words = [reply.text.upper().split()[2:] for reply in replies if b"CAPABILITY" in reply.text]
        self._abilities = frozenset(word for line in words for word in line)

    def _command(
        self, line: bytes, *, more: bytes = b"", budget: int = 0, why: str = "refuses"
    ) -> list[Reply]:
        self._connection.allow(SECONDS_OF_COMMAND)
        tag = self._send(line)
        if more:
            self._wait_for_invitation(tag, why)
            self._connection.send(more)
        return list(self._until(tag, budget, why))

    def _send(self, line: bytes) -> bytes:
        self._count += 1
        tag = b"d%d" % self._count
        self._connection.send(tag + b" " + line)
        return tag

    def _wait_for_invitation(self, tag: bytes, why: str) -> None:
        for _ in range(_MOST_REPLIES):
            reply = self._connection.reply()
            if reply.text.startswith(b"+"):
                return
            if self._check_tagged(reply, tag, why):
                break
        raise FetchError(f"{self._place.host} {why}.")

    def _until(self, tag: bytes, budget: int, why: str) -> Iterator[Reply]:
        size = 0
        for _ in range(_MOST_REPLIES):
            reply = self._connection.reply(budget)
            budget -= sum(len(literal) for literal in reply.literals if literal)
            size += len(reply.text)
            if self._check_tagged(reply, tag, why):
                return
            if size > _MOST_BYTES:
                break
            yield reply
        raise FetchError(f"{self._place.host} answers without end.")

    def _check_tagged(self, reply: Reply, tag: bytes, why: str) -> bool:
        """Say whether this is the end of the command; raise where the server refuses it."""
        text = reply.text.upper()
        if text.startswith(b"* BYE"):
            raise FetchError(f"{self._place.host} says goodbye: {_words(reply.text[5:])}.")
        if text.startswith(b"* ") and text.endswith(b" EXISTS"):
            self._has_news = True
        if not reply.text.startswith(tag + b" "):
            return False
        status, _, words = reply.text[len(tag) + 1 :].partition(b" ")
        if status.upper() != b"OK":
            raise FetchError(f"{self._place.host} {why} ({_words(words or status)}).")
        return True


@contextmanager
def signed_in(place: Place, username: str, password: str) -> Iterator[Session]:
    """Connect and sign in, and say goodbye at the end.

    Raises:
        FetchError: the server cannot be reached or refuses.
    """
    connection = Connection(place)
    try:
        session = Session(connection, place)
        session.sign_in(username, password)
        yield session
        session.sign_out()
    finally:
        connection.close()


def _set(uids: Sequence[int]) -> bytes:
    return ",".join(map(str, uids)).encode("ascii")


def _body(reply: Reply) -> bytes | None:
    if reply.literals:
        return reply.literals[-1]
    found = _QUOTED_BODY.search(reply.text)
    return re.sub(rb"\\(.)", rb"\1", found[1]) if found else b""


def _words(said: bytes) -> str:
    """What a server said, as it can be shown; it never repeats what we sent."""
    text = said.strip().decode("utf-8", "replace")
    return "".join(one for one in text if one.isprintable())[:200] or "no reason given"
