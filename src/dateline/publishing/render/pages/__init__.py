"""What each page shows, as frozen data: filled from the database elsewhere, rendered here.

Paths start with a slash and are relative to `Chrome.base_url`; addresses are absolute.
A language is named by its BCP 47 tag. Text that carries marks is `ground.richtext.Text`;
everything else is plain and is escaped where it is rendered.
"""

from .article import (
    ArticlePage,
    ArticleView,
    Author,
    BylineView,
    SisterView,
    SourceView,
    TopicView,
)
from .blocks import (
    BlockView,
    EmbedView,
    HeadingView,
    ListView,
    ParagraphView,
    PictureBlockView,
    QuotationView,
    RelatedLink,
    RelatedView,
)
from .chrome import AlertView, Alternate, Chrome, FeedLink, Link, ServiceView, Theme
from .feeds import (
    Feed,
    LiveStrip,
    NewsEntry,
    NewsSitemap,
    Robots,
    Sitemap,
    SitemapEntry,
    SitemapIndex,
    SitemapPart,
)
from .lists import (
    FrontPage,
    NotFoundPage,
    Paging,
    SearchPage,
    SectionPage,
    SectionStrip,
    ServicesPage,
    TopicPage,
    WithdrawnPage,
)
from .teasers import ImageFile, Moment, PictureView, Rendition, RenditionSource, TeaserView

__all__ = [
    "AlertView",
    "Alternate",
    "ArticlePage",
    "ArticleView",
    "Author",
    "BlockView",
    "BylineView",
    "Chrome",
    "EmbedView",
    "Feed",
    "FeedLink",
    "FrontPage",
    "HeadingView",
    "ImageFile",
    "Link",
    "ListView",
    "LiveStrip",
    "Moment",
    "NewsEntry",
    "NewsSitemap",
    "NotFoundPage",
    "Paging",
    "ParagraphView",
    "PictureBlockView",
    "PictureView",
    "QuotationView",
    "RelatedLink",
    "RelatedView",
    "Rendition",
    "RenditionSource",
    "Robots",
    "SearchPage",
    "SectionPage",
    "SectionStrip",
    "ServiceView",
    "ServicesPage",
    "SisterView",
    "Sitemap",
    "SitemapEntry",
    "SitemapIndex",
    "SitemapPart",
    "SourceView",
    "TeaserView",
    "Theme",
    "TopicPage",
    "TopicView",
    "WithdrawnPage",
]
