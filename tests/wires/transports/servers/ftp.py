"""pyftpdlib, with and without TLS."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it stands on asyncore, which Python 3.11 warns of
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.filesystems import AbstractedFS
    from pyftpdlib.handlers import FTPHandler, ThrottledDTPHandler, TLS_FTPHandler
    from pyftpdlib.ioloop import IOLoop
    from pyftpdlib.servers import FTPServer

__all__ = ["PASSWORD", "USER", "AbstractedFS", "FTPHandler", "ThrottledDTPHandler", "ftp_server"]
USER, PASSWORD = "desk", "pass word"
logging.getLogger("pyftpdlib").setLevel(logging.CRITICAL)


@contextmanager
def ftp_server(
    root: Path, *, certificate: Path | None = None, base: Any = None, **settings: Any
) -> Iterator[int]:
    """Serve a folder; gives the port. `settings` are attributes of the handler."""
    authorizer = DummyAuthorizer()
    authorizer.add_user(USER, PASSWORD, str(root), perm="elradfmwMT")
    facts = {"authorizer": authorizer, "use_sendfile": False, "auth_failed_timeout": 0, **settings}
    if certificate is not None:
        facts |= {"certfile": str(certificate), "tls_control_required": True}
        facts |= {"tls_data_required": True, "ssl_context": None}
    kind = base or (TLS_FTPHandler if certificate else FTPHandler)
    handler = type("Handler", (kind,), facts)
    server = FTPServer(("127.0.0.1", 0), handler, ioloop=IOLoop())
    stop = Event()

    def serve() -> None:
        while not stop.is_set():
            server.serve_forever(timeout=0.02, blocking=False)
        server.close_all()

    thread = Thread(target=serve)
    thread.start()
    try:
        yield server.socket.getsockname()[1]
    finally:
        stop.set()
        thread.join()
