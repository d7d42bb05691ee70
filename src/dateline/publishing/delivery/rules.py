"""How files are answered: media types, caching, security. One source for every server.

The embedded server reads these tables, and the generated nginx configuration is written from them.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

# By the end of the path; the first that fits counts.
MEDIA_TYPES: Final = {
    "/rss.xml": "application/rss+xml; charset=utf-8",
    "/atom.xml": "application/atom+xml; charset=utf-8",
    "/feed.json": "application/feed+json; charset=utf-8",
    "/newsml-g2.xml": "application/vnd.iptc.g2.newsitem+xml; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pem": "application/x-pem-file",
}
UNKNOWN_TYPE: Final = "application/octet-stream"

# A page is at most this old anywhere: 5 seconds fresh, then 25 more while it is asked for anew.
PAGE_CACHING: Final = "public, max-age=5, stale-while-revalidate=25"
# Where the caches in front are told of each change, what readers keep themselves is all that can
# be old: 3 seconds, and the time that telling takes.
PURGED_CACHING: Final = "public, max-age=3"
# What these caches are told by headers that they keep to themselves. Should telling fail, a page is
# no older than this.
EDGE_SECONDS: Final = 60
EDGE_CACHING: Final = {
    "surrogate-control": f"max-age={EDGE_SECONDS}",
    "cdn-cache-control": f"max-age={EDGE_SECONDS}",
}
# By the start of the path. Files of media carry a hash in their names.
CACHING: Final = {
    "/live/": "public, max-age=2",
    "/media/": "public, max-age=31536000, immutable",
    "/static/site-": "public, max-age=31536000, immutable",
    "/static/": "public, max-age=300",
}
ERROR_CACHING: Final = "public, max-age=5"

# A page carries a stricter policy of its own, with the hash of its style.
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
SECURITY_HEADERS: Final = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}


def media_type(path: str) -> str:
    """Return the Content-Type of the file that answers a path."""
    if path.endswith("/"):
        return MEDIA_TYPES[".html"]
    return next((kind for end, kind in MEDIA_TYPES.items() if path.endswith(end)), UNKNOWN_TYPE)


def caching(path: str, status: int, *, is_purged: bool = False) -> str:
    """Return the Cache-Control of an answer.

    Args:
        is_purged: whether caches in front are told of each change.
    """
    if status >= 400:
        return ERROR_CACHING
    page = PURGED_CACHING if is_purged else PAGE_CACHING
    return next((rule for start, rule in CACHING.items() if path.startswith(start)), page)


def edge_headers(path: str) -> dict[str, str]:
    """Return what caches that are told of changes need to know of a page, and keep to themselves.

    By the names that Varnish and Fastly (`Surrogate-…`) and Cloudflare (`Cache-Tag`) read, and
    RFC 9213 (`CDN-Cache-Control`).
    """
    key = surrogate_key(path)
    headers = {"surrogate-key": key, "cache-tag": key}
    if path.startswith(tuple(CACHING)):
        return headers
    return {**headers, **EDGE_CACHING}


def surrogate_key(path: str) -> str:
    """Return the name by which caches in front know the answers to a path: its address."""
    return quote(path, safe="/:@!$&'()*+,;=~-._")
