"""NewsML 1.0 to 1.2 (IPTC), the format before NewsML-G2."""

from dateline.wires.formats.newsml_1.reader import NewsML1

FORMAT = NewsML1()
