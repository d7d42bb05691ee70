"""NITF (IPTC, versions 2.5 to 3.6), with and without namespace."""

from dateline.wires.formats.nitf.reader import Nitf

FORMAT = Nitf()
