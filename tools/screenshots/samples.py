"""The sample pages of the readers' site, served from a folder: no newsroom is needed for them."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from tools.screenshots.pages import Shot

# XS, SM, MD and LG.
SAMPLE_WIDTHS: Final = (320, 576, 768, 1440)
_EVERYWHERE: Final = ("front", "article", "lite")
_LOOKED_AT_CLOSELY: Final = ("en", "fa", "ur", "my")
_CODES: Final = ("en", "fa", "ur", "zh-Hans", "my", "am", "th", "ru")
SAMPLES: Final = tuple(
    Shot(f"sample-{name}-{code}", f"/{code}/{path}")
    for code in _CODES
    for name, path in (
        ("front", ""),
        ("article", "flood-warnings/"),
        ("breaking", "breaking/"),
        ("lite", "lite/flood-warnings/"),
        ("gallery", "gallery/"),
        ("most-read", "most-read/"),
    )
    if name in _EVERYWHERE or code in _LOOKED_AT_CLOSELY
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is given)
        pass


@contextmanager
def sample_site() -> Iterator[str]:
    """Write the sample pages and serve them; the address is given."""
    from dateline.publishing.render.specimen.__main__ import write_site

    with tempfile.TemporaryDirectory(prefix="dateline-samples-") as folder:
        write_site(Path(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
