"""RSS 2.0, 0.9x and 1.0 (RDF), with content, Dublin Core, Media RSS and WordPress export."""

from dateline.wires.formats.rss.reader import Rss

FORMAT = Rss()
