"""Debian's nginx and Varnish, and the embedded server, for the time of a test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from dateline.publishing.delivery.languages import fronts
from dateline.publishing.delivery.nginx import nginx_configuration
from dateline.web.site import Site

PROJECT = Path(__file__).parents[3]
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_ROOT = "DATELINE_TEST_SITE"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def program(name: str, package: str) -> str:
    """Return where a server is; skips where it is not installed, and fails in CI."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        how = f"{name} is not here: install Debian's {package}"
        if os.environ.get("CI"):
            pytest.fail(how)
        pytest.skip(how)
    return found


@contextmanager
def running(command: Sequence[str], url: str, log: Path, **variables: str) -> Iterator[None]:
    """Run a server until the end of the context; begins when it answers."""
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, stdout=file, stderr=file, cwd=PROJECT, env=os.environ | variables
        )
    try:
        for _ in range(400):
            try:
                httpx.get(url, timeout=5)
                break
            except httpx.TransportError:
                assert process.poll() is None, log.read_text()
                time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def nginx(folder: Path, site: str, url: str) -> Iterator[None]:
    """Serve with a configuration of nginx for its `http` block."""
    paths = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    module = f"load_module {BROTLI};" if BROTLI.exists() else ""
    config = folder / "nginx.conf"
    config.write_text(
        f"{module} daemon off; master_process off; pid {folder}/pid; error_log stderr;"
        f"events {{}} http {{ access_log {folder}/access.log; {paths} {site} }}"
    )
    command = [program("nginx", "nginx-light"), "-c", str(config), "-p", str(folder)]
    with running(command, url, folder / "nginx.log"):
        yield


@contextmanager
def nginx_of(
    folder: Path,
    root: Path,
    *,
    is_purged: bool = False,
    backend: str = "127.0.0.1:9",
    largest: int = 2**20,
) -> Iterator[str]:
    """Serve a folder of pages by the configuration that Dateline generates; gives the address.

    `folder` is nginx's own. The other arguments are those of `nginx_configuration`.
    """
    url = f"http://127.0.0.1:{free_port()}"
    site = nginx_configuration(
        site=root,
        static=folder / "static",
        public_url=url,
        backend=backend,
        brotli=BROTLI.exists(),
        largest=largest,
        fronts=fronts(root),
        is_purged=is_purged,
    )
    with nginx(folder, site, url):
        yield url


@contextmanager
def varnish(folder: Path, vcl: str) -> Iterator[str]:
    """Serve with a configuration of Varnish; gives the address."""
    config = folder / "site.vcl"
    config.write_text(vcl)
    port = free_port()
    command = [program("varnishd", "varnish and varnish-modules"), "-F", "-j", "none"]
    command += ["-n", str(folder / "varnish"), "-f", str(config), "-a", f"127.0.0.1:{port}"]
    command += ["-s", "malloc,16m", "-T", "none", "-p", "thread_pool_min=10"]
    with running(command, f"http://127.0.0.1:{port}/robots.txt", folder / "varnish.log"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def embedded(folder: Path, root: Path) -> Iterator[str]:
    """Serve a folder of pages by the embedded server, behind a cache; gives the address."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws"]
    command += ["--port", str(port), "--log-level", "warning", f"{__name__}:application"]
    url = f"http://127.0.0.1:{port}"
    with running(command, f"{url}/robots.txt", folder / "web.log", **{_ROOT: str(root)}):
        yield url


def __getattr__(name: str) -> object:
    # What Granian loads.
    if name != "application":
        raise AttributeError(name)
    return Site(Path(os.environ[_ROOT]), is_purged=True)
