"""The embedded server and Debian's nginx with the generated configuration give the same answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import httpx
import pytest
from tests.publishing.delivery import servers

from dateline.publishing.delivery import Content
from dateline.publishing.delivery.folder import Folder
from dateline.publishing.delivery.rules import SECURITY_HEADERS
from dateline.web.site import Site

COMPARED = (
    "content-type",
    "content-encoding",
    "content-length",
    "cache-control",
    "etag",
    "last-modified",
    "vary",
    "location",
    "surrogate-key",
    "cache-tag",
    "surrogate-control",
    "cdn-cache-control",
    *SECURITY_HEADERS,
)
HALF_WITHDRAWN = "/en/2021/10/22/half-withdrawn/"
PERSIAN = "/fa/2021/10/21/نشست-وزیران/"
PAGES = [
    Content("/", b"<p>services</p>" * 50),
    Content("/404.html", b"<p>nothing here</p>"),
    Content("/en/404.html", b"<p>nothing in English</p>" * 30),
    Content("/en/lite/404.html", b"<p>nothing in the text edition</p>" * 30),
    Content("/en/", b"<p>front</p>" * 100),
    Content("/en/lite/", b"<p>text</p>" * 100),
    Content("/en/rss.xml", b"<rss/>" * 100),
    Content("/en/feed.json", b"{}"),
    Content("/en/sitemap/1.xml", b"<urlset/>"),
    Content("/en/2021/10/21/gone/", b"<p>withdrawn</p>" * 40, 410),
    Content("/live/en.json", b'{"alerts":[]}' * 40),
    Content("/ledger/1.jsonl", b"{}\n" * 200),
    Content("/robots.txt", b"User-agent: *\n"),
    Content(PERSIAN, "<p>نشست</p>".encode() * 60),
    *(Content(f"/{code}/", b"<p>front</p>") for code in ("fa", "prs", "zh-Hans", "zh-Hant")),
]
# Only where nginx has the module: else it takes gzip where the embedded server takes Brotli.
BROTLI = ["br", "gzip, deflate, br"] if servers.BROTLI.exists() else []
PATHS = (
    [HALF_WITHDRAWN]
    + [page.path for page in PAGES if not page.path.endswith("404.html")]
    + [
        "/en",
        "/en/2021/10/21/gone",
        "/en/2021/",
        "/en/nothing/",
        "/en/lite/nothing/",
        "/en/lite/nothing",
        "/fa/lite/nothing/",
        "/en/.hidden/",
        "/en//lite/",
        "/nothing",
        "/xx/nothing/",
        "/en/index.html",
        "/en/404.html",
        "/en/rss.xml.gz",
        "/en/2021/10/21/gone/gone.html",
        "/.state/",
        "/en//",
        "/media/none.jpg",
        "/en?x=1",
        PERSIAN.rstrip("/"),
    ]
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    for parent in (root, *root.parents[:2]):
        parent.chmod(0o755)
    store = Folder(root)
    for page in PAGES:
        store.put(page, sequence=1)
    # A worker was killed between the notice and the removal of the page.
    store.put(Content(HALF_WITHDRAWN, b"<p>killed</p>" * 40), sequence=1)
    (root / HALF_WITHDRAWN.strip("/") / "gone.html").write_bytes(b"<p>withdrawn</p>")
    media = root / "media" / "abc"
    media.mkdir(parents=True)
    (media / "16x9-640.jpg").write_bytes(b"\xff\xd8" * 9)
    return root


@pytest.fixture(scope="module", params=[False, True], ids=["alone", "behind a cache"])
def is_purged(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(scope="module")
def nginx(root: Path, is_purged: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.nginx_of(tmp_path_factory.mktemp("nginx"), root, is_purged=is_purged) as url:
        yield url


def ask(
    root: Path, method: str, path: str, headers: dict[str, str], *, is_purged: bool = False
) -> tuple[int, dict[str, str], bytes]:
    """Ask the embedded server itself."""
    where, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": where,
        "query_string": query.encode(),
        "headers": [(k.encode(), v.encode("latin-1")) for k, v in headers.items()],
    }
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(Site(root, is_purged=is_purged)(scope, None, send))  # type: ignore[arg-type]
    given = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], given, sent[1].get("body", b"")


@pytest.mark.parametrize("encoding", ["identity", "gzip", "gzip;q=0", "", *BROTLI])
@pytest.mark.parametrize("path", [*PATHS, "/media/abc/16x9-640.jpg"])
def test_both_answer_alike(
    root: Path, nginx: str, is_purged: bool, path: str, encoding: str
) -> None:
    headers = {"accept-encoding": encoding}
    status, given, body = ask(root, "GET", path, headers, is_purged=is_purged)
    with (
        httpx.Client() as client,
        client.stream("GET", nginx + quote(path, safe="/?=%"), headers=headers) as answer,
    ):
        their_body = b"".join(answer.iter_raw())
    assert answer.status_code == status
    if status == 301:
        assert answer.headers["location"] == given["location"]
        return
    assert {n: answer.headers.get(n) for n in COMPARED} == {n: given.get(n) for n in COMPARED}
    assert their_body == body


@pytest.mark.parametrize("name", ["if-none-match", "if-modified-since"])
@pytest.mark.parametrize("path", ["/en/", "/en/rss.xml", PERSIAN])
def test_both_know_what_the_client_has(root: Path, nginx: str, path: str, name: str) -> None:
    _, given, _ = ask(root, "GET", path, {"accept-encoding": "gzip"})
    known = given["etag" if name == "if-none-match" else "last-modified"]
    headers = {"accept-encoding": "gzip", name: known}
    status, _, body = ask(root, "GET", path, headers)
    answer = httpx.get(nginx + quote(path), headers=headers)
    assert (status, body) == (304, b"") == (answer.status_code, answer.content)


def test_both_answer_head_without_a_body(root: Path, nginx: str) -> None:
    status, given, body = ask(root, "HEAD", "/en/", {"accept-encoding": "gzip"})
    answer = httpx.head(nginx + "/en/", headers={"accept-encoding": "gzip"})
    assert (status, body, given["content-length"]) == (200, b"", answer.headers["content-length"])


def test_a_withdrawal_that_a_dying_worker_left_half_done_is_done_by_the_next(
    root: Path, nginx: str, is_purged: bool
) -> None:
    path = f"/en/2021/10/24/half-withdrawn-{is_purged}/"
    page, notice = Content(path, b"<p>killed</p>" * 40), Content(path, b"<p>withdrawn</p>", 410)
    Folder(root).put(page, sequence=1)
    (root / path.strip("/") / "gone.html").write_bytes(notice.body)
    assert httpx.get(nginx + path).content == page.body
    Folder(root).put(notice, sequence=2)
    answer = httpx.get(nginx + path)
    assert (answer.status_code, answer.content) == (410, notice.body)


def test_nginx_keeps_no_address_of_a_reader(root: Path, tmp_path: Path) -> None:
    with servers.nginx_of(tmp_path, root) as url:
        for path in ("/en/", "/en/nothing/", "/en/rss.xml", "/"):
            httpx.get(url + path)
    assert (tmp_path / "access.log").read_bytes() == b""
    assert "client: " not in (tmp_path / "nginx.log").read_text()


@pytest.mark.parametrize("encoding", ["identity", "gzip", *BROTLI[:1]])
def test_a_page_that_was_asked_for_before_is_answered_as_it_stands_now(
    root: Path, nginx: str, is_purged: bool, encoding: str
) -> None:
    path = f"/en/2021/10/23/changing-{is_purged}-{encoding}/"
    store, headers = Folder(root), {"accept-encoding": encoding}
    for number in range(30):
        body = f"<p>version {number}</p>".encode() * 40
        status: Literal[200, 410] = 410 if number % 3 == 2 else 200
        store.put(Content(path, body, status), sequence=number)
        for _ in range(2):
            answer = httpx.get(nginx + path, headers=headers)
            assert (answer.status_code, answer.content) == (status, body)


@pytest.mark.parametrize("path", ["/", "/en/", "/en/nothing/", "/en/rss.xml"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(root: Path, nginx: str, method: str, path: str) -> None:
    assert ask(root, method, path, {})[0] == 405
    answer = httpx.request(method, nginx + path, content=b"text")
    assert answer.status_code in {404, 405}
    assert httpx.get(nginx + "/en/").content == b"<p>front</p>" * 100


@pytest.mark.parametrize(
    ("header", "front"),
    [
        ("fa-IR,fa;q=0.9,en;q=0.8", "/fa/"),
        ("fa-AF", "/prs/"),
        ("de, EN-gb;q=0.5", "/en/"),
        ("zh-TW,zh;q=0.9", "/zh-Hant/"),
        ("zh-CN", "/zh-Hans/"),
        ("zh-Hant-HK", "/zh-Hant/"),
        ("zh", "/zh-Hans/"),
        ("fr, de;q=0.9 , fa;q=0.2", "/fa/"),
        ("fr,de,it,fa", ""),
        ("fan", ""),
        ("*", ""),
        ("\xe9,en;", "/en/"),
    ],
)
def test_both_send_a_reader_to_the_same_front(
    root: Path, nginx: str, header: str, front: str
) -> None:
    asked = {"accept-encoding": "identity", "accept-language": header}
    raw = {name: value.encode("latin-1") for name, value in asked.items()}
    status, given, _ = ask(root, "GET", "/", asked)
    answer = httpx.get(nginx + "/", headers=raw)
    assert (status, given.get("location", "")) == (302 if front else 200, front)
    names = ("location", "cache-control", "vary", "content-security-policy")
    assert answer.status_code == status
    if front:
        assert {n: answer.headers.get(n) for n in names} == {n: given.get(n) for n in names}


def test_a_reader_who_comes_from_a_page_sees_all_services(root: Path, nginx: str) -> None:
    asked = {"accept-language": "fa", "sec-fetch-site": "same-origin"}
    assert ask(root, "GET", "/", asked)[0] == 200
    assert httpx.get(nginx + "/", headers=asked).status_code == 200
