"""ANPA 1312: the wire service transmission format of American and Asian agencies."""

from dateline.wires.formats.anpa_1312.reader import Anpa1312

FORMAT = Anpa1312()
