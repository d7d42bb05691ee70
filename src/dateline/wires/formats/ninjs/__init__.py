"""ninjs (IPTC, versions 1.0 to 3.1): news in JSON."""

from dateline.wires.formats.ninjs.reader import Ninjs

FORMAT = Ninjs()
