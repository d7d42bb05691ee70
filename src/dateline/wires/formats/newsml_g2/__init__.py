"""NewsML-G2 (IPTC, to version 2.35): news items, packages and news messages."""

from dateline.wires.formats.newsml_g2.reader import NewsMLG2

FORMAT = NewsMLG2()
