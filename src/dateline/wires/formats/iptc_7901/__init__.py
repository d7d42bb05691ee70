"""IPTC 7901: the text transmission format of European agencies, with its control characters."""

from dateline.wires.formats.iptc_7901.reader import Iptc7901

FORMAT = Iptc7901()
