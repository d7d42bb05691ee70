"""The names of what a page can read: when one changes, the pages that read it are rendered."""

from __future__ import annotations

from typing import Final
from uuid import UUID

SERVICES: Final = "services"
LEDGER: Final = "ledger"


def article(article_id: UUID) -> str:
    """Return the key of what readers have of an article."""
    return f"article:{article_id}"


def story(story_id: UUID) -> str:
    """Return the key of the set of a story's articles, with their headlines and paths."""
    return f"story:{story_id}"


def listing(key: str) -> str:
    """Return the key of which articles stand in a list, in which order."""
    return f"list:{key}"


def picture(picture_id: UUID) -> str:
    """Return the key of a picture's crops."""
    return f"picture:{picture_id}"


def service(code: str) -> str:
    """Return the key of a service's settings and sections."""
    return f"service:{code}"


def front(code: str) -> str:
    """Return the key of how a front is arranged, and which of its pins have ended."""
    return f"front:{code}"


def topic(code: str, slug: str) -> str:
    """Return the key of a topic's name."""
    return f"topic:{code}/{slug}"


def author(code: str, slug: str) -> str:
    """Return the key of an author's name."""
    return f"author:{code}/{slug}"


def corrections(code: str) -> str:
    """Return the key of what a service corrected and withdrew."""
    return f"corrections:{code}"


def house_page(code: str, kind: str) -> str:
    """Return the key of what a service says of itself."""
    return f"house:{code}/{kind}"


def archive(code: str) -> str:
    """Return the key of the months in which a service published."""
    return f"archive:{code}"


def month(code: str, month: str) -> str:
    """Return the key of the days of a month (`2021-10`) on which a service published."""
    return f"archive:{code}/{month}"


def day_after(code: str, day: str) -> str:
    """Return the key of which day of publication follows a day (`2021-10-21`)."""
    return f"archive:{code}/{day}/next"


def growing(code: str) -> str:
    """Return the key of which live reports of a service grow, and how far each has come."""
    return f"growing:{code}"


def sitemap(code: str, number: int) -> str:
    """Return the key of a part of a service's sitemap."""
    return f"sitemap:{code}/{number}"


def sitemaps(code: str) -> str:
    """Return the key of all parts of a service's sitemap."""
    return f"sitemaps:{code}"


def template(version: str) -> str:
    """Return the key of a version of the templates and the code that renders."""
    return f"template:{version}"
