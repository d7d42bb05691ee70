"""Which pages are taken. A page that is found by a link keeps its name when its address changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WIDTHS: Final = (320, 768, 1440)
SCHEMES: Final = ("light", "dark")

_ARTICLE: Final = r"/[\w-]+/\d{4}/\d{2}/\d{2}/[^/]+/"
_ID: Final = r"[0-9a-f-]{32,36}"


@dataclass(frozen=True)
class Shot:
    """A page: where it starts and which links lead on from there.

    Each of `follow` is a regular expression for a path; the first link of the page whose whole path
    matches is followed; the last of them only where it is marked to be in `lang`, if that is given.
    """

    name: str
    path: str
    follow: tuple[str, ...] = ()
    lang: str = ""


SITE: Final = (
    Shot("site-services", "/"),
    *(Shot(f"site-front-{code}", f"/{code}/") for code in ("en", "fa", "zh-Hans", "sw", "ar")),
    *(
        Shot(f"site-article-{code}", f"/{code}/", (_ARTICLE,))
        for code in ("en", "fr", "ru", "uk", "fa", "ar", "zh-Hans", "sw")
    ),
    Shot("site-live-en", "/en/2021/10/20/la-palma-second-month/"),
    Shot("site-live-lite-fr", "/fr/lite/2021/10/20/la-palma-deuxieme-mois/"),
    Shot("site-gallery-en", "/en/2021/10/20/drawn-in-october/"),
    Shot("site-gallery-fr", "/fr/2021/10/20/dessine-en-octobre/"),
    Shot("site-section-en", "/en/", (r"/en/(?!topic/|search/)[^/.]+/",)),
    Shot("site-topic-en", "/en/", (_ARTICLE, r"/en/topic/[^/]+/")),
    Shot("site-not-found", "/en/there-is-no-such-page/"),
    Shot("site-not-found-lite", "/fa/lite/there-is-no-such-page/"),
)
SIGN_IN: Final = Shot("newsroom-sign-in", "/newsroom/sign-in/")
NEWSROOM: Final = (
    Shot("newsroom-wires", "/newsroom/wires/"),
    Shot("newsroom-item", "/newsroom/wires/", (rf"/newsroom/wires/(items/)?{_ID}/",)),
    Shot("newsroom-search", "/newsroom/wires/?words=gas"),
    Shot("newsroom-column", "/newsroom/wires/columns/new/"),
    Shot("newsroom-stories", "/newsroom/stories/"),
    Shot("newsroom-story", "/newsroom/stories/", (rf"/newsroom/stories/{_ID}/",)),
    Shot(
        "newsroom-article",
        "/newsroom/stories/",
        (rf"/newsroom/(stories/{_ID}/)?articles/{_ID}/.*",),
    ),
    Shot(
        "newsroom-form",
        "/newsroom/stories/",
        (rf"/newsroom/(stories/{_ID}/)?articles/{_ID}/", r"/newsroom/.*form/"),
    ),
    Shot(
        "newsroom-preview",
        "/newsroom/stories/",
        (rf"/newsroom/(stories/{_ID}/)?articles/{_ID}/", r"/newsroom/.*preview/"),
    ),
    Shot(
        "newsroom-history",
        "/newsroom/stories/",
        (rf"/newsroom/(stories/{_ID}/)?articles/{_ID}/", r"/newsroom/.*history/"),
    ),
    Shot(
        "newsroom-ready",
        "/newsroom/stories/",
        (rf"/newsroom/(stories/{_ID}/)?articles/{_ID}/", r"/newsroom/.*ready/"),
    ),
    Shot("newsroom-failed", "/newsroom/wires/failed/"),
    Shot("newsroom-feeds", "/newsroom/wires/feeds/"),
    Shot("newsroom-feed", "/newsroom/wires/feeds/", (rf"/newsroom/wires/feeds/{_ID}/",)),
    Shot("newsroom-feed-new", "/newsroom/wires/feeds/new/sftp/"),
    Shot("newsroom-rules", "/newsroom/wires/rules/"),
    Shot("newsroom-rule-new", "/newsroom/wires/rules/new/"),
    Shot("newsroom-board", "/newsroom/desk/"),
    Shot("newsroom-mine", "/newsroom/desk/mine/"),
    Shot("newsroom-readers", "/newsroom/desk/readers/"),
    Shot("newsroom-services", "/newsroom/services/"),
    Shot("newsroom-service", "/newsroom/services/fa/"),
    Shot("newsroom-desk-settings", "/newsroom/desk/en/settings/"),
    Shot("newsroom-front", "/newsroom/fronts/en/"),
    Shot("newsroom-front-preview", "/newsroom/fronts/en/preview/?size=md&scheme=dark"),
    Shot("newsroom-pictures", "/newsroom/pictures/"),
    Shot("newsroom-picture", "/newsroom/pictures/", (rf"/newsroom/pictures/{_ID}/",)),
    Shot("newsroom-account", "/newsroom/account/"),
)
# As somebody sees them who reads the newsroom in Persian, from right to left.
PERSIAN: Final = (
    Shot("newsroom-fa-wires", "/newsroom/wires/"),
    Shot("newsroom-fa-board", "/newsroom/desk/"),
    Shot("newsroom-fa-feeds", "/newsroom/wires/feeds/"),
    Shot("newsroom-fa-rules", "/newsroom/wires/rules/"),
    Shot("newsroom-fa-item", "/newsroom/wires/", (rf"/newsroom/wires/{_ID}/",)),
    Shot("newsroom-fa-stories", "/newsroom/stories/"),
    Shot(
        "newsroom-fa-translation",
        "/newsroom/stories/?q=NATO",
        (rf"/newsroom/stories/{_ID}/", rf"/newsroom/articles/{_ID}/"),
        lang="fa",
    ),
)
