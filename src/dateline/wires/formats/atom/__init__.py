"""Atom (RFC 4287), with Media RSS and the extensions of agencies."""

from dateline.wires.formats.atom.reader import Atom

FORMAT = Atom()
