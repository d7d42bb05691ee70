"""JSON Feed, versions 1.0 and 1.1."""

from dateline.wires.formats.jsonfeed.reader import JsonFeed

FORMAT = JsonFeed()
