"""S3: the signature, and servers that refuse, redirect, break off or never end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

import pytest
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as TheirCredentials
from tests.wires.transports.servers.places import ask

from dateline.ground.buckets.signature import (
    Credentials,
    escaped,
    query_of,
    signed_headers,
)
from dateline.wires.actions import add_feed
from dateline.wires.models import Feed, ItemVersion, RawFile
from dateline.wires.transports.s3 import bucket

Ninjs = Callable[..., bytes]
Answer = Callable[[BaseHTTPRequestHandler], None]
SECRET = "a/secret+key"


class Server(ThreadingHTTPServer):
    """A bucket whose objects and manners a test sets."""

    daemon_threads = True
    objects: dict[str, bytes]
    odd: dict[str, Answer]
    asked: list[tuple[str, str]]


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path))
        parts = urlsplit(self.path)
        name = parts.path.removeprefix("/wires").removeprefix("/")
        if name in self.server.odd:
            self.server.odd[name](self)
        elif name:
            say(200, self.server.objects[name])(self)
        else:
            say(200, listing_of(self.server.objects))(self)

    do_PUT = do_DELETE = do_GET  # noqa: N815

    def log_message(self, *args: object) -> None:
        """Nothing is logged."""


def say(status: int, body: bytes = b"", length: int | None = None, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def listing_of(objects: dict[str, bytes], more: str = "") -> bytes:
    contents = "".join(
        f"<Contents><Key>{escape(key)}</Key><Size>{len(data)}</Size>"
        f"<LastModified>2026-11-24T09:{number:02}:00.000Z</LastModified>"
        f"<ETag>&quot;{hash(data)}&quot;</ETag></Contents>"
        for number, (key, data) in enumerate(objects.items())
    )
    next_page = f"<NextContinuationToken>{more}</NextContinuationToken>" if more else ""
    return (
        '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        f"{contents}{next_page}</ListBucketResult>"
    ).encode()


def an_error(code: str, message: str = "No.") -> bytes:
    return f"<Error><Code>{code}</Code><Message>{message}</Message></Error>".encode()


@pytest.fixture
def server(settings_of: Callable[..., None]) -> Iterator[Server]:
    settings_of(fetch_private="127.0.0.1")
    server = Server(("127.0.0.1", 0), _Handler)
    server.objects, server.odd, server.asked = {}, {}, []
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def feed(db: None, server: Server) -> Feed:
    return add_feed(
        kind="s3",
        name="Agency",
        address="s3://wires",
        username="AKID",
        secret=SECRET,
        options={"endpoint": f"http://127.0.0.1:{server.server_port}"},
        by=None,
    )


@pytest.mark.parametrize("key", ["", "a.json", "wires/Zürich 100%+?&=.json", "a//b/~c'(d).xml"])
@pytest.mark.parametrize("query", [{}, {"list-type": "2", "prefix": "a b/+é", "max-keys": "9"}])
def test_the_signature_is_the_one_that_amazons_own_library_makes(
    key: str, query: dict[str, str]
) -> None:
    path, asked = f"/bucket/{escaped(key, slashes=True)}", query_of(query)
    extra = {"x-amz-copy-source": "/bucket/other.json"}
    request = AWSRequest(
        method="GET", url=f"https://s3.example:9000{path}?{asked}".rstrip("?"), headers=extra
    )
    S3SigV4Auth(TheirCredentials("AKID", SECRET), "s3", "eu-central-1").add_auth(request)
    moment = datetime.strptime(request.headers["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    credentials = Credentials("AKID", SECRET, "eu-central-1")
    ours = signed_headers("GET", "s3.example:9000", path, asked, extra, credentials, moment)
    assert ours["authorization"] == request.headers["Authorization"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (say(403, an_error("SignatureDoesNotMatch")), "403 Forbidden (SignatureDoesNotMatch: No)"),
        (say(404, an_error("NoSuchBucket")), "404 Not Found (NoSuchBucket: No)"),
        (say(301, b"", x_amz_bucket_region="eu-west-3"), "the bucket is in eu-west-3"),
        (say(307, b"", Location="http://169.254.169.254/latest/"), "not followed"),
        (say(200, b"<html><body>Sign in</body></html>"), "no list of files"),
        (say(200, b"<ListBucketResult><Contents>"), "cannot be read"),
        (say(200, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities"),
        (say(200, b"", length=1000), "could not be read"),
        (say(503, an_error("SlowDown"), Retry_After="7200"), "SlowDown"),
    ],
)
def test_a_server_that_does_not_list_is_said_and_left_alone(
    server: Server, feed: Feed, answer: Answer, said: str
) -> None:
    server.odd[""] = answer
    ask(feed)
    assert said in feed.last_error
    assert feed.last_error.count("..") == 0
    assert feed.failures == 1
    assert SECRET not in feed.last_error
    assert len(server.asked) == 1


def test_a_list_without_end_is_given_up(
    server: Server, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bucket, "MOST_FILES", 3)
    server.odd[""] = say(200, listing_of({"a": b"x", "b": b"y"}, more="again"))
    ask(feed)
    assert "The list has 4 files and more" in feed.last_error


def test_a_server_that_never_answers_is_given_up(
    server: Server, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bucket, "SECONDS_OF_SILENCE", 0.2)
    done = Event()
    server.odd[""] = lambda handler: done.wait(30) and None
    ask(feed)
    done.set()
    assert "127.0.0.1 did not answer within" in feed.last_error


def test_an_object_written_anew_with_the_same_length_is_taken_again(
    server: Server, feed: Feed, ninjs: Ninjs
) -> None:
    server.objects["a.json"] = ninjs(headline="Twelve ships wait")
    assert ask(feed) == 1
    server.objects["a.json"] = ninjs(headline="Eleven ships wait"[:17].ljust(17), version="2")
    assert ask(feed) == 1
    assert ItemVersion.objects.count() == 2


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (say(403, an_error("AccessDenied")), "bad.json: 127.0.0.1 answered 403"),
        (say(200, b"{}", length=1000), "bad.json: 127.0.0.1 could not be read"),
        (say(200, b"{}"), "bad.json: 2 of its 9 bytes came"),
        (say(200, b"{" * 99), "bad.json: 127.0.0.1 sends more than 9 bytes"),
        (say(302, Location="http://10.0.0.1/"), "bad.json: 127.0.0.1 sends us elsewhere"),
    ],
)
def test_an_object_that_cannot_be_had_is_named_and_the_next_comes_in(
    server: Server, feed: Feed, ninjs: Ninjs, answer: Answer, said: str
) -> None:
    server.objects |= {"bad.json": b"123456789", "next.json": ninjs()}
    server.odd["bad.json"] = answer
    assert ask(feed) == 1
    assert feed.last_error.startswith(said)
    assert feed.failures == 0


def test_an_object_that_vanished_is_no_trouble(server: Server, feed: Feed, ninjs: Ninjs) -> None:
    def vanish(handler: BaseHTTPRequestHandler) -> None:
        del server.objects["gone.json"]
        say(404, an_error("NoSuchKey"))(handler)

    server.objects |= {"gone.json": b"x", "next.json": ninjs()}
    server.odd["gone.json"] = vanish
    assert ask(feed) == 1
    assert feed.last_error == ""


def test_a_copy_that_fails_after_it_said_200_deletes_nothing(
    server: Server, feed: Feed, ninjs: Ninjs
) -> None:
    Feed.objects.update(options=feed.options | {"after": "move:done"})
    server.objects["a.json"] = ninjs()
    server.odd["done/a.json"] = say(200, an_error("InternalError"))
    assert ask(feed) == 1
    assert feed.last_error.startswith("a.json: 127.0.0.1 says InternalError")
    assert "DELETE" not in {method for method, _ in server.asked}


def test_what_is_compressed_on_the_way_is_no_bomb(server: Server, feed: Feed) -> None:
    server.objects["a.json"] = b"123456789"
    server.odd["a.json"] = say(200, b"123456789", Content_Encoding="gzip")
    ask(feed)
    assert RawFile.objects.get().size == 9
