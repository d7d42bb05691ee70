"""Mail against Debian's Dovecot: what comes in, once, whatever happens to the mailbox."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from tests.wires.transports.imap.conftest import (
    PASSWORD,
    AddMailFeed,
    Mailbox,
    MailServer,
    message,
)

from dateline.wires.models import Feed, ItemVersion, RawFile
from dateline.wires.polling import FetchError
from dateline.wires.secrets import seal
from dateline.wires.store import wire_store
from dateline.wires.transports.imap import TRANSPORT, TRY, taking
from dateline.wires.transports.imap.place import place_of
from dateline.wires.transports.imap.session import signed_in


def _ask(feed: Feed) -> int:
    feed.refresh_from_db()
    new = TRANSPORT.ask(feed)
    feed.refresh_from_db()
    return new


def _headlines() -> set[str]:
    return {one.headline for one in ItemVersion.objects.all()}


def test_messages_come_in_whole_and_the_mailbox_stays_as_it_is(
    mailbox: Mailbox, add_mail_feed: AddMailFeed
) -> None:
    words = "Grüße aus dem Hafen, {5} Schiffe. " * 300
    mailbox.add(message(1, words))
    mailbox.add(message(2))
    feed = add_mail_feed()
    assert _ask(feed) == 2
    assert _headlines() == {"Harbour 1", "Harbour 2"}
    kept = {wire_store().get(raw.sha256) for raw in RawFile.objects.all()}
    assert kept == {message(1, words), message(2)}
    assert not any(b"Seen" in flags for flags in mailbox.flags())
    assert (feed.last_error, feed.failures) == ("", 0)
    assert feed.last_item is not None


def test_what_was_taken_is_not_asked_for_again(
    mailbox: Mailbox, add_mail_feed: AddMailFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox.add(message(1))
    feed = add_mail_feed()
    _ask(feed)
    mailbox.add(message(2))
    received: list[int] = []
    receive = taking.receive_wires
    monkeypatch.setattr(
        taking,
        "receive_wires",
        lambda *, sendings, by: received.append(len(sendings)) or receive(sendings=sendings, by=by),
    )
    assert (_ask(feed), _ask(feed)) == (1, 0)
    assert received == [1]


def test_many_messages_come_in_batches(
    mailbox: Mailbox, add_mail_feed: AddMailFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "MOST_MESSAGES", 3)
    for number in range(8):
        mailbox.add(message(number))
    assert _ask(add_mail_feed()) == 8


def test_a_folder_whose_uids_are_counted_anew_gives_nothing_twice(
    mailbox: Mailbox, add_mail_feed: AddMailFeed
) -> None:
    mailbox.make("Wires")
    mailbox.add(message(1), "Wires")
    feed = add_mail_feed(mailbox.address("Wires"))
    assert _ask(feed) == 1
    before = feed.cursor
    mailbox.must(mailbox.imap.delete("Wires"))
    mailbox.make("Wires")
    for number in (2, 1):
        mailbox.add(message(number), "Wires")
    assert _ask(feed) == 1
    assert before.partition(":")[0] != feed.cursor.partition(":")[0]
    assert ItemVersion.objects.count() == RawFile.objects.count() == 2


def test_a_process_that_ended_before_it_noted_how_far_it_was_reads_again_and_doubles_nothing(
    mailbox: Mailbox, add_mail_feed: AddMailFeed
) -> None:
    mailbox.add(message(1))
    feed = add_mail_feed()
    assert _ask(feed) == 1
    Feed.objects.update(cursor="")
    assert _ask(feed) == 0
    assert ItemVersion.objects.count() == 1


def test_folders_of_every_name_are_opened(mailbox: Mailbox, add_mail_feed: AddMailFeed) -> None:
    written = '"Häfen &- Küsten \\"Nord\\""'.replace("ä", "&AOQ-").replace("ü", "&APw-")
    mailbox.make(written)
    mailbox.add(message(1), written)
    feed = add_mail_feed(mailbox.address(quote('Häfen & Küsten "Nord"')))
    assert (_ask(feed), feed.last_error) == (1, "")


def test_a_message_that_is_too_large_is_not_fetched_and_the_next_one_is(
    mailbox: Mailbox,
    add_mail_feed: AddMailFeed,
    settings_of: Callable[..., None],
) -> None:
    settings_of(fetch_private="localhost", max_wire_bytes=5_000)
    mailbox.add(message(1, "x" * 6_000))
    mailbox.add(message(2))
    feed = add_mail_feed()
    assert _ask(feed) == 1
    refused = RawFile.objects.get(state=RawFile.State.FAILED)
    assert refused.error_code == "too-large"
    assert refused.size > 6_000
    assert "INBOX 1.eml" in feed.last_error
    assert feed.failures == 0
    mailbox.add(message(3))
    assert _ask(feed) == 1
    assert feed.last_error == ""


def test_a_message_that_cannot_be_read_is_kept_and_said(
    mailbox: Mailbox, add_mail_feed: AddMailFeed
) -> None:
    parts = "".join(f"--b\r\nContent-Type: message/rfc822\r\n\r\n{n}\r\n" for n in range(150))
    bad = f"Content-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--\r\n".encode()
    mailbox.add(bad)
    mailbox.add(message(2))
    feed = add_mail_feed()
    assert _ask(feed) == 1
    raw = RawFile.objects.get(state=RawFile.State.FAILED)
    assert wire_store().get(raw.sha256) == bad
    assert raw.error_message in feed.last_error


def test_a_message_that_vanishes_is_passed_over(
    mailbox: Mailbox, add_mail_feed: AddMailFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2, 3):
        mailbox.add(message(number))
    messages = taking.Session.messages

    def after_a_deletion(self, uids, *, budget):
        mailbox.delete(2)
        return messages(self, uids, budget=budget)

    monkeypatch.setattr(taking.Session, "messages", after_a_deletion)
    feed = add_mail_feed()
    assert _ask(feed) == 2
    assert _headlines() == {"Harbour 1", "Harbour 3"}
    assert feed.last_error == ""


def test_messages_are_marked_as_read_where_that_is_wanted(
    mailbox: Mailbox, add_mail_feed: AddMailFeed
) -> None:
    mailbox.add(message(1))
    _ask(add_mail_feed(after="seen"))
    assert [b"Seen" in flags for flags in mailbox.flags()] == [True]


def test_messages_are_moved_where_that_is_wanted(
    mailbox: Mailbox, add_mail_feed: AddMailFeed
) -> None:
    mailbox.make("Done")
    mailbox.add(message(1))
    assert _ask(add_mail_feed(after="move", move_to="Done")) == 1
    assert (mailbox.count(), mailbox.count("Done")) == (0, 1)


def test_an_old_server_moves_too(
    plain_server: MailServer, add_mail_feed: AddMailFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(plain_server.folder / "cert.pem"))
    box = plain_server.mailbox("old")
    box.make("Done")
    box.add(message(1))
    feed = add_mail_feed(box.address(), after="move", move_to="Done", idle=True)
    Feed.objects.update(username="old")
    assert _ask(feed) == 1
    assert (box.count(), box.count("Done")) == (0, 1)
    box.imap.logout()


def test_tls_may_begin_later(mailbox: Mailbox, add_mail_feed: AddMailFeed) -> None:
    mailbox.add(message(1))
    assert _ask(add_mail_feed(f"imap://localhost:{mailbox.server.plain}/")) == 1


def test_a_certificate_of_nobody_we_know_is_refused(
    mailbox: Mailbox, add_mail_feed: AddMailFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    feed = add_mail_feed()
    _ask(feed)
    assert feed.last_error.startswith("localhost gives no safe TLS: self-signed certificate")


def test_a_wrong_password_is_said_and_not_told(
    mailbox: Mailbox, add_mail_feed: AddMailFeed
) -> None:
    feed = add_mail_feed()
    Feed.objects.update(secret=seal("guessed wrongly"))
    _ask(feed)
    assert "does not take the user name and password" in feed.last_error
    assert "guessed" not in feed.last_error
    assert feed.failures == 1
    Feed.objects.update(secret=seal(PASSWORD))
    mailbox.add(message(1))
    assert _ask(feed) == 1
    assert (feed.last_error, feed.failures) == ("", 0)


def test_a_folder_that_is_not_there_is_said(mailbox: Mailbox, add_mail_feed: AddMailFeed) -> None:
    feed = add_mail_feed(mailbox.address("Nowhere"))
    _ask(feed)
    assert "has no folder Nowhere" in feed.last_error


def test_trying_says_what_is_there_and_changes_nothing(
    mailbox: Mailbox, add_mail_feed: AddMailFeed
) -> None:
    mailbox.add(message(1))
    feed = add_mail_feed(after="seen")
    assert TRY(feed) == (
        "localhost lets us in: the folder INBOX has 1 messages, and it tells at once when one comes."
    )
    assert not RawFile.objects.exists()
    assert not any(b"Seen" in flags for flags in mailbox.flags())
    Feed.objects.update(secret=seal("guessed"))
    feed.refresh_from_db()
    with pytest.raises(FetchError, match="does not take the user name"):
        TRY(feed)


def test_a_server_inside_the_private_network_is_not_asked_unless_listed(
    add_mail_feed: AddMailFeed, settings_of: Callable[..., None]
) -> None:
    feed = add_mail_feed()
    settings_of(fetch_private="")
    _ask(feed)
    assert "DATELINE_FETCH_PRIVATE" in feed.last_error


def test_nothing_of_a_session_stays_open(mailbox: Mailbox) -> None:
    with signed_in(place_of(mailbox.address()), mailbox.user, PASSWORD) as session:
        assert session.open("INBOX", for_changes=False) == 0
    with pytest.raises(FetchError):
        session.sizes([1])
